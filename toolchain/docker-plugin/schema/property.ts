import type { Value } from "../protocol/index.ts";

/** What is known of one property: its shape, who may set it, and what a change of it means. */
export type Property = Shape & Traits;

export type Properties = Readonly<Record<string, Property>>;

type Shape =
  | { readonly kind: "text"; readonly allowed?: readonly string[]; readonly canonical?: (text: string) => string }
  | { readonly kind: "integer"; readonly minimum?: number }
  | { readonly kind: "flag" }
  | { readonly kind: "map" }
  | { readonly kind: "list" | "set"; readonly of: Property }
  | { readonly kind: "object"; readonly fields: Properties };

/** All are off unless set. */
export interface Traits {
  /** A change replaces the resource instead of updating it. */
  readonly replaces?: true;
  /** The engine fills it in when it is not given: absence is no wish, so what is read back is no change. */
  readonly computed?: true;
  /** Only ever read. */
  readonly output?: true;
  readonly required?: true;
  readonly default?: Value;
  /** The upstream plugin has it, this one does not. */
  readonly unsupported?: true;
}

type TextTraits = Traits & Omit<Extract<Shape, { kind: "text" }>, "kind">;
type IntegerTraits = Traits & Omit<Extract<Shape, { kind: "integer" }>, "kind">;

export const text = (traits: TextTraits = {}): Property => ({ kind: "text", ...traits });
export const integer = (traits: IntegerTraits = {}): Property => ({ kind: "integer", ...traits });
export const flag = (traits: Traits = {}): Property => ({ kind: "flag", ...traits });
/** Names with text values. */
export const map = (traits: Traits = {}): Property => ({ kind: "map", ...traits });
export const list = (of: Property, traits: Traits = {}): Property => ({ kind: "list", of, ...traits });
/** A list whose order means nothing. */
export const set = (of: Property, traits: Traits = {}): Property => ({ kind: "set", of, ...traits });
export const object = (fields: Properties, traits: Traits = {}): Property => ({ kind: "object", fields, ...traits });
export const texts = (traits: Traits = {}): Property => list(text(), traits);
export const textSet = (traits: Traits = {}): Property => set(text(), traits);

/** Docker's labels, which Pulumi's Docker package writes as a list of pairs. */
export const labels = (traits: Traits = {}): Property =>
  set(object({ label: text({ required: true }), value: text({ required: true }) }), traits);
