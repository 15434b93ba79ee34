import type { LabelsOf } from "./expression.ts";
import type { Link } from "./panels/index.ts";
import type { Query } from "./query.ts";

/**
 * Where a click on a series, a bar or a cell leads. `${__field.labels.route}` in the address stands for the label of what
 * was clicked, which every query of the panel must return.
 */
export interface DataLink extends Link {
  /** @default false */
  readonly newTab?: boolean;
}

/** Stands in an address for a label of what was clicked, encoded: `variables: { route: clicked("route") }`. */
export function clicked<const Label extends string>(label: Label): `\${__field.labels.${Label}:percentencode}` {
  return `\${__field.labels.${label}:percentencode}`;
}

/** The given links, each held to the labels that all queries return; an address not known at compile time is checked with the dashboard. */
export type CheckedLinks<Links extends readonly DataLink[], Queries extends readonly Query[]> = Links & {
  readonly [I in keyof Links]: Links[I] & CheckedLink<Links[I], Queries>;
};

type CheckedLink<Given, Queries extends readonly Query[]> = Given extends { readonly url: infer Url extends string }
  ? { readonly url: LinkAddress<Url, Queries> } & {
      readonly [Unknown in Exclude<keyof Given, keyof DataLink>]: never;
    }
  : never;

type LinkAddress<Url extends string, Queries extends readonly Query[]> = [Missing<Queries, LinkedLabel<Url>>] extends [
  never,
]
  ? Url
  : UnknownLinkLabel<Missing<Queries, LinkedLabel<Url>>>;

/** Compile error: a data link names a label that some query of the panel does not return. */
export interface UnknownLinkLabel<Unknown extends string> {
  readonly unknown: Unknown;
}

type Missing<Queries extends readonly Query[], Label extends string> = {
  readonly [I in keyof Queries]: Exclude<Label, LabelsOf<Queries[I]["expr"]>>;
}[number];

/** Labels that an address names. */
export type LinkedLabel<Url extends string> = string extends Url
  ? never
  : Url extends `${string}\${__field.labels.${infer Field}}${infer Rest}`
    ? BeforeFormat<Field> | LinkedLabel<Rest>
    : never;

type BeforeFormat<Field extends string> = Field extends `${infer Label}:${string}` ? Label : Field;

/** {@link LinkedLabel} at run time, in order. */
export function linkedLabels(url: string): string[] {
  return [...url.matchAll(labelReference)].map(([, label = ""]) => label);
}

/** The address with something else in the place of each label. */
export function replaceLinkedLabels(url: string, replacement: (label: string) => string): string {
  return url.replaceAll(labelReference, (_, label: string, format = "") => `\${${replacement(label)}${format}}`);
}

const labelReference = /\$\{__field\.labels\.(\w+)(:\w+)?\}/g;
