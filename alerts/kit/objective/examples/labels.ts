import type { Matcher, SelectorNode } from "../../../../metrics/kit/index.ts";
import { matchingText } from "./text.ts";

/** Labels of a series, the empty ones left out. */
export type Labels = Readonly<Record<string, string>>;

/** Labels that all of the matchers accept, if they can be found. */
export function labelsFor(matchers: readonly Matcher[]): Labels | undefined {
  const byLabel = Object.entries(Object.groupBy(matchers, ({ label }) => label));
  const found = byLabel.map(([label, own = []]) => [label, valueFor(own)] as const);
  if (found.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(found.flatMap(([label, value]) => (value ? [[label, value]] : [])));
}

/** Labels near to those given that the one selector takes and the others do not. */
export function labelsOutside(inside: SelectorNode, others: readonly SelectorNode[]): Labels | undefined {
  const base = labelsFor(inside.matchers);
  if (base === undefined) return undefined;
  const changes = others.flatMap(({ matchers }) =>
    matchers.flatMap((matcher) => opposites(matcher).map((value) => ({ ...base, [matcher.label]: value }))),
  );
  return [base, ...changes].find(
    (labels) =>
      isSelected(inside, inside.metric, labels) && !others.some((one) => isSelected(one, inside.metric, labels)),
  );
}

/** Whether a selector takes the series. */
export function isSelected(selector: SelectorNode, metric: string, labels: Labels): boolean {
  return selector.metric === metric && selector.matchers.every((one) => accepts(one, labels[one.label] ?? ""));
}

function valueFor(matchers: readonly Matcher[]): string | undefined {
  const wanted = matchers.flatMap(({ op, value }) => (op === "=" ? [value] : op === "=~" ? matching(value) : []));
  return [...wanted, "", "other", "1"].find((value) => matchers.every((matcher) => accepts(matcher, value)));
}

function opposites({ op, value }: Matcher): readonly string[] {
  if (op === "!=") return [value];
  return op === "!~" ? matching(value) : ["other", "1"];
}

function accepts({ op, value: wanted }: Matcher, value: string): boolean {
  if (!op.endsWith("~")) return (value === wanted) === (op === "=");
  return pattern(wanted)?.test(value) === (op === "=~");
}

/** JavaScript reads what RE2 reads, a few constructs apart: with those no label is found. */
function pattern(source: string): RegExp | undefined {
  const insensitive = source.startsWith("(?i)");
  const body = (insensitive ? source.slice(4) : source).replaceAll("(?P<", "(?<");
  try {
    return new RegExp(`^(?:${body})$`, insensitive ? "is" : "s");
  } catch {
    return undefined;
  }
}

function matching(source: string): readonly string[] {
  const text = matchingText(source);
  return text === undefined ? [] : [text];
}
