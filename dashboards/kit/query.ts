import type { Drawable, LabelsOf } from "./expression.ts";
import type { Legend } from "./legend.ts";

/** What a panel asks Prometheus, and what it calls the answer. */
export interface Query {
  readonly expr: Drawable;
  /** Name of each series; `{{label}}` stands for a label that the expression's result has. */
  readonly legend: string;
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
