import type { CheckedLinks, DataLink } from "./data-link.ts";
import type { Drawable, LabelsOf } from "./expression.ts";
import type { Legend } from "./legend.ts";

/** What a panel asks Prometheus, and what it calls the answer. */
export interface Query {
  readonly expr: Drawable;
  /** Name of each series; `{{label}}` stands for a label that the expression's result has. */
  readonly legend: string;
  /** Why no data is right here while all is well, for example "Nothing was lost.". @default data is expected */
  readonly mayBeEmpty?: string;
}

/** Queries and data links of a panel, each legend and link held to the labels that there are. */
export interface Asked<
  Queries extends readonly Shape[],
  Links extends readonly DataLink[],
  Shape extends Query = Query,
> {
  readonly queries: Checked<Queries, Shape>;
  readonly dataLinks?: CheckedLinks<Links, Queries>;
}

/** The given queries, each with its legend held to the labels of its own expression, and nothing `Shape` does not know. */
export type Checked<Queries extends readonly Shape[], Shape extends Query = Query> = Queries & {
  readonly [I in keyof Queries]: Queries[I] & CheckedQuery<Queries[I], Shape>;
};

type CheckedQuery<Given, Shape> = Given extends {
  readonly expr: infer Expr;
  readonly legend: infer Text extends string;
}
  ? { readonly legend: Legend<Text, LabelsOf<Expr>> } & {
      readonly [Unknown in Exclude<keyof Given, keyof Shape>]: never;
    }
  : never;

/** All labels that some of the queries return. */
export type LabelsOfAll<Queries extends readonly Query[]> = LabelsOf<Queries[number]["expr"]>;
