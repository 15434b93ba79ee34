import type { AnnotationJson } from "../dashboard/index.ts";
import type { Annotation } from "./annotation.ts";
import { type AnnotationSample, momentsOf, spansOf } from "./spans.ts";

/** A series that an annotation query found. */
export interface AnnotationSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly AnnotationSample[];
}

/** What the series of an annotation query say, in order of time. */
export function annotationsOf(
  query: AnnotationJson,
  series: readonly AnnotationSeries[],
  stepMs: number,
): readonly Annotation[] {
  const { name, iconColor = "red", titleFormat = "", textFormat = "", tagKeys = "" } = query;
  const byValue = query.useValueForTime === true || query.useValueForTime === "on";
  const keys = tagKeys.split(",").filter((key) => key !== "");
  return series
    .flatMap(({ labels, samples }) => {
      const told = {
        title: filled(titleFormat, labels),
        text: filled(textFormat, labels),
        tags: keys.flatMap((key) => labels[key.trim()] ?? []),
        color: iconColor,
        name,
      };
      const spans = byValue ? momentsOf(samples) : spansOf(samples, stepMs);
      return spans.map(({ from, to }) => ({ time: from, ...(to > from ? { timeEnd: to } : {}), ...told }));
    })
    .sort((a, b) => a.time - b.time || (a.title < b.title ? -1 : 1));
}

/** The template with each `{{label}}` replaced; a label that is absent leaves nothing. */
function filled(template: string, labels: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{\s*([^}]+?)\s*\}\}/g, (_match, label: string) => labels[label] ?? "");
}
