import { interpolate } from "./interpolate.ts";
import type { VariableQuery } from "./query.ts";
import type { Values } from "./values.ts";

/** Asks Prometheus's HTTP API: a path below `/api/v1/` and its parameters; the answer's `data`. */
export type AskPrometheus = (path: string, parameters: URLSearchParams) => Promise<unknown>;

/** The moments between which a label or series has to have existed; seconds since 1970. */
export interface AskedSpan {
  readonly start: number;
  readonly end: number;
}

/** The texts that a variable's query gives, in Prometheus's order. */
export async function askVariable(
  query: VariableQuery,
  { ask, values, span }: { readonly ask: AskPrometheus; readonly values: Values; readonly span: AskedSpan },
): Promise<readonly string[]> {
  const filled = (text: string) => interpolate(text, values, "promql");
  const within = (selector: string) => {
    const parameters = new URLSearchParams({ start: String(span.start), end: String(span.end) });
    if (selector !== "") parameters.set("match[]", selector);
    return parameters;
  };
  switch (query.kind) {
    case "labels":
      return (await ask("labels", within(filled(query.selector)))) as string[];
    case "values": {
      const label = encodeURIComponent(filled(query.label));
      return (await ask(`label/${label}/values`, within(filled(query.selector)))) as string[];
    }
    case "metrics": {
      const names = (await ask("label/__name__/values", within(""))) as string[];
      const pattern = new RegExp(filled(query.pattern));
      return names.filter((name) => pattern.test(name));
    }
    case "result": {
      const parameters = new URLSearchParams({ query: filled(query.expr), time: String(span.end) });
      return samplesOf(await ask("query", parameters));
    }
    case "series":
      return ((await ask("series", within(filled(query.selector)))) as Labels[]).map(seriesText);
  }
}

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [time: number, value: string];

/** `up{job="api"} 1 1700000000000`, as Grafana writes a sample for a variable's regex. */
function samplesOf(data: unknown): readonly string[] {
  const { resultType, result } = data as { resultType: string; result: unknown };
  if (resultType === "scalar" || resultType === "string") {
    const [, value] = result as Sample;
    return [value];
  }
  return (result as { metric: Labels; value?: Sample }[]).flatMap(({ metric, value }) =>
    value === undefined ? [] : [`${seriesText(metric)} ${value[1]} ${Math.round(value[0] * 1000)}`],
  );
}

function seriesText({ __name__ = "", ...labels }: Labels): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return `${__name__}{${pairs.join(",")}}`;
}
