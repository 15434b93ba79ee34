import type { MetricDefinition, SampleType } from "../../../../metrics/kit/index.ts";
import { type Code, member } from "../code.ts";
import type { NamedSeries } from "../expression/index.ts";

/** A metric as it is named in the file, from which its series are chosen. */
export interface NamedMetric {
  readonly code: Code;
  readonly type: MetricDefinition["type"];
  /** All of them: those of the scrape too, but not `le` and `quantile`. */
  readonly labels: ReadonlySet<string>;
}

/** What a series may be of: a metric of its own name, or one without the suffix. */
export function ownersOf(
  name: string,
): readonly { readonly metric: string; readonly suffix: "" | "bucket" | "sum" | "count" }[] {
  const match = /^(.+)_(bucket|sum|count)$/.exec(name);
  const [, base = "", suffix] = match ?? [];
  const whole = { metric: name, suffix: "" } as const;
  return suffix === "bucket" || suffix === "sum" || suffix === "count" ? [{ metric: base, suffix }, whole] : [whole];
}

/** The series of a metric that have this suffix, if it has such. */
export function seriesWith({ code, type, labels }: NamedMetric, suffix: string): NamedSeries | undefined {
  const plain = (samples: SampleType, of = code): NamedSeries => ({ code: of, labels, samples });
  if (type === "histogram" && suffix === "bucket")
    return { code: member(code, "buckets"), labels: new Set([...labels, "le"]), samples: "buckets", histogram: code };
  if ((type === "histogram" || type === "summary") && (suffix === "sum" || suffix === "count"))
    return plain("counter", member(code, suffix));
  if (type === "summary" && suffix === "")
    return { code: member(code, "quantiles"), labels: new Set([...labels, "quantile"]), samples: "gauge" };
  if (suffix !== "" || type === "histogram") return undefined;
  return plain(type === "counter" ? "counter" : "gauge");
}

/** Every label that the series of a defined metric can have, `le` and `quantile` apart. */
export function labelsOf({ type, labels, stateLabel }: MetricDefinition): ReadonlySet<string> {
  const own = stateLabel === undefined ? labels : [...labels, stateLabel];
  return new Set(type === "computed" ? own : [...own, "job", "instance"]);
}
