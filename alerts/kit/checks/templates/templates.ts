import type { CheckedRule, Field } from "../subject/index.ts";
import { type Action, readTemplate, type TemplateFault, type Token } from "./go-template.ts";

/** A label or an annotation of an alert, read as the template it is. */
export interface ReadField {
  readonly field: Field;
  readonly in: "label" | "annotation";
  readonly actions: readonly Action[];
  readonly fault?: TemplateFault;
}

const read = new WeakMap<CheckedRule, readonly ReadField[]>();

/** Every label and annotation of an alert with a template in it; those of a record are taken as they are. */
export function templatesOf(rule: CheckedRule): readonly ReadField[] {
  const known = read.get(rule);
  if (known !== undefined) return known;
  const fields = [
    ...rule.labels.map((field) => ({ field, in: "label" as const })),
    ...rule.annotations.map((field) => ({ field, in: "annotation" as const })),
  ];
  const made = fields
    .filter(({ field }) => field.value.value.includes("{{"))
    .map((one) => ({ ...one, ...readTemplate(one.field.value.value) }));
  read.set(rule, made);
  return made;
}

/** Where a template reads a label: `$labels.job`, or `index $labels "job"`. */
export function labelsRead(
  { tokens }: Action,
  variable: string,
): readonly { readonly label: string; readonly token: Token }[] {
  return tokens.flatMap((token, index) => {
    if (token.kind !== "variable") return [];
    if (token.value.startsWith(`${variable}.`))
      return [{ label: token.value.slice(variable.length + 1).split(".")[0] ?? "", token }];
    const [before, after] = [tokens[index - 1], tokens[index + 1]];
    return token.value === variable && before?.value === "index" && after?.kind === "text"
      ? [{ label: after.value, token: after }]
      : [];
  });
}

/** Whether an action is one of these words: if, with, range. */
export function begins({ tokens }: Action, ...words: readonly string[]): boolean {
  const [first, second] = tokens;
  return (
    first?.kind === "word" &&
    (words.includes(first.value) || (first.value === "else" && second !== undefined && words.includes(second.value)))
  );
}
