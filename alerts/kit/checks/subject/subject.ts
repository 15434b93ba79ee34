import type { Node } from "../../../../metrics/kit/index.ts";
import type { Part, Spans } from "../../../../metrics/kit/reading/index.ts";
import { type Field, type Place, printedPosition, type Spot, type Text } from "./text.ts";

/** A group as the checks see it, wherever it comes from. */
export interface CheckedGroup {
  readonly name: Text;
  readonly path: string;
  readonly interval?: Text;
  readonly queryOffset?: Text;
  readonly labels: readonly Field[];
  readonly rules: readonly CheckedRule[];
  /** Some of its rules could not be read. */
  readonly incomplete?: true;
}

/** A rule as the checks see it, wherever it comes from. */
export interface CheckedRule {
  /** A query is that of a dashboard's panel. */
  readonly kind: "alert" | "record" | "query";
  readonly name: Text;
  readonly path: string;
  readonly expr?: CheckedExpression;
  /** Why there is no expression. */
  readonly unread?: { readonly message: string; readonly at: Spot };
  readonly for?: Text;
  readonly keepFiringFor?: Text;
  readonly labels: readonly Field[];
  readonly annotations: readonly Field[];
  /** It says that it is meant to fire at all times. */
  readonly alwaysFiring: boolean;
  /** It says that its name is given by others. */
  readonly legacyName: boolean;
  /** Defined in TypeScript, where the kit sees to some things by itself. */
  readonly typed: boolean;
  readonly silences: readonly Silence[];
}

/** An expression with everything in it and where that stands. */
export interface CheckedExpression {
  readonly node: Node;
  /** From the outside in, left to right. */
  readonly nodes: readonly Node[];
  readonly spans: () => Spans;
  readonly place?: Place;
}

/** Says that a finding is known and accepted until a date. */
export interface Silence {
  readonly check: string;
  readonly reason: string;
  /** Last day on which it holds, `2026-12-31`. */
  readonly until: string;
  readonly at?: Spot;
}

/** The whole of a part of an expression. */
export function whole(expr: CheckedExpression, part: Part): Spot {
  return () => {
    const spans = expr.spans();
    const { from, to } = spans.of(part);
    return expr.place?.position(from, to) ?? printedPosition(spans.text, from, to);
  };
}

/** The telling word of a part of an expression: an operator, a name, a range. */
export function handle(expr: CheckedExpression, node: Node): Spot {
  return () => {
    const spans = expr.spans();
    const { from, to } = spans.handle(node);
    return expr.place?.position(from, to) ?? printedPosition(spans.text, from, to);
  };
}

/** A label's or an annotation's value. */
export function fieldText(fields: readonly Field[], name: string): Text | undefined {
  return fields.find((field) => field.name.value === name)?.value;
}
