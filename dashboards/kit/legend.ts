/**
 * Legend `Text` when every `{{label}}` in it is one of `Label`; otherwise a type nothing fits, named after the fault.
 * A legend or a label set that is not known at compile time passes here and is checked when the dashboard is.
 */
export type Legend<Text extends string, Label extends string> = string extends Text | Label
  ? Text
  : [Exclude<Fields<Text>, Label>] extends [never]
    ? Text
    : UnknownLegendLabel<Exclude<Fields<Text>, Label>, Label>;

/** Compile error: the legend names a label that the expression's result does not have. */
export interface UnknownLegendLabel<Unknown extends string, Known extends string> {
  readonly unknown: Unknown;
  readonly known: Known;
}

type Fields<Text extends string> = Text extends `${string}{{${infer Field}}}${infer Rest}`
  ? Trim<Field> | Fields<Rest>
  : never;

type Trim<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trim<Rest> : Text;

/** Labels that a legend names, in order. */
export function legendLabels(legend: string): string[] {
  return [...legend.matchAll(/\{\{\s*(.*?)\s*\}\}/g)].map((match) => match[1] ?? "");
}
