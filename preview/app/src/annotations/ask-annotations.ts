import { FieldType, type TimeRange } from "@grafana/data";
import type { AnnotationJson } from "../dashboard/index.ts";
import { askQuestion, questionsOf } from "../prometheus/index.ts";
import type { Values } from "../variables/index.ts";
import type { Annotation } from "./annotation.ts";
import { annotationsOf } from "./annotations-of.ts";
import { exprOf } from "./queries.ts";

/** What an annotation query depends on. */
export interface AnnotationContext {
  readonly range: TimeRange;
  readonly values: Values;
  readonly scrapeInterval: string;
  readonly signal: AbortSignal;
}

/** As Grafana does it: a minute apart, unless the dashboard or the length of the range asks for more. */
const usualStep = "60s";

/** Most samples of a series in Prometheus's answer. */
const maxSamples = 11_000;

/** Runs one annotation query. Throws QueryError, or the abort's reason. */
export async function askAnnotations(
  query: AnnotationJson,
  context: AnnotationContext,
): Promise<readonly Annotation[]> {
  const asked = query.step ?? query.target?.interval ?? "";
  const interval = asked === "" ? usualStep : asked;
  const target = { refId: "Anno", expr: exprOf(query), interval, range: true };
  const asking = { ...context, minInterval: usualStep, maxDataPoints: maxSamples, several: false };
  const [question] = questionsOf(target, asking);
  if (question === undefined) return [];
  const { frames } = await askQuestion(question, { target, context: asking });
  const series = frames.map(({ fields }) => {
    const times = fields.find(({ type }) => type === FieldType.time)?.values ?? [];
    const value = fields.find(({ type }) => type === FieldType.number);
    const samples = times.map((time: number, index: number) => [time, value?.values[index] as number] as const);
    return { labels: value?.labels ?? {}, samples };
  });
  return annotationsOf(query, series, (question.over?.stepSeconds ?? 60) * 1000);
}
