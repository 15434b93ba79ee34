import type { Node, SampleType } from "../../../../metrics/kit/index.ts";
import type { Code } from "../code.ts";

/** An expression in TypeScript, and what the compiler will know of it. */
export interface Typed {
  readonly code: Code;
  readonly type: "vector" | "range" | "scalar";
  readonly labels: ReadonlySet<string>;
  readonly samples: SampleType;
}

/** A metric's series in TypeScript. */
export interface NamedSeries {
  readonly code: Code;
  readonly labels: ReadonlySet<string>;
  readonly samples: SampleType;
  /** The whole histogram, where the series are its buckets. */
  readonly histogram?: Code;
}

/** What the translation of expressions needs to know and does on the way. */
export interface Context {
  /** The series of a name; each has one, if need be defined in the file. */
  seriesOf(name: string): NamedSeries;
  /** The local name of something of the kit, which is then imported. */
  kit(name: string): string;
  /** Gives labels to the metrics of an expression that the file defines itself; false where they are not the file's to define. */
  widen(node: Node, labels: readonly string[]): boolean;
}

export const noLabels: ReadonlySet<string> = new Set();

/** `label_replace` is `labelReplace`. */
export function camelCase(name: string): string {
  return name.replaceAll(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
