import type { SampleSeries, SelectorNode, Shape } from "../../../../metrics/kit/index.ts";
import { boundText, constant } from "../../../../metrics/kit/index.ts";
import type { Indicator } from "../indicator.ts";
import { counterOver, type Stretch } from "./flow.ts";
import { isSelected, type Labels, labelsFor, labelsOutside } from "./labels.ts";

/** Makes the series of a flow of events. */
export type EventSeries = (flow: readonly Stretch[]) => readonly SampleSeries[];

/** What makes series of events for a counted objective or a latency, if their labels can be told from the selectors. */
export function eventSeries(
  indicator: Extract<Indicator, { readonly kind: "counted" | "latency" }>,
  by: readonly string[],
): EventSeries | undefined {
  return indicator.kind === "counted" ? countedSeries(indicator, by) : latencySeries(indicator, by);
}

/** What makes series of a gauge, if it is the series of one selector. */
export function gaugeSeries(
  { gauge }: Extract<Indicator, { readonly kind: "limit" }>,
  by: readonly string[],
): ((shapes: readonly Shape[]) => readonly SampleSeries[]) | undefined {
  const { node } = gauge;
  if (node.type !== "selector" || labelsFor(node.matchers) === undefined) return undefined;
  return (shapes) => selectedSeries(node, by, shapes);
}

/** A series that a selector takes; none when its labels cannot be told. */
export function selectedSeries(
  selector: SelectorNode,
  by: readonly string[],
  shapes: readonly Shape[],
): readonly SampleSeries[] {
  const labels = labelsFor(selector.matchers);
  return labels === undefined ? [] : [series(selector.metric, labelled(labels, by), shapes)];
}

/** Series of an objective while all is well, if they can be told. */
export function healthySeries(indicator: Indicator, by: readonly string[]): readonly SampleSeries[] | undefined {
  if (indicator.kind === "limit") return gaugeSeries(indicator, by)?.([constant(indicator.limit)]);
  return eventSeries(indicator, by)?.([{ good: 100, bad: 0 }]);
}

function countedSeries(
  { errors, total }: Extract<Indicator, { readonly kind: "counted" }>,
  by: readonly string[],
): EventSeries | undefined {
  const [error] = errors.map(({ node }) => node);
  const all = total.map(({ node }) => node);
  const [first] = all;
  if (error === undefined || first === undefined) return undefined;
  const shared = all.find(({ metric }) => metric === error.metric);
  const bad = labelsFor([...error.matchers, ...(shared?.matchers ?? [])]);
  const good = labelsOutside(
    first,
    errors.map(({ node }) => node),
  );
  if (bad === undefined || good === undefined) return undefined;
  const badLabels = labelled(bad, by);
  // Where the total does not see the bad events themselves, its own counter counts them too.
  const apart = !all.some((selector) => isSelected(selector, error.metric, badLabels));
  return (flow) => [
    ...(flow.some((stretch) => stretch.bad > 0)
      ? [
          series(
            error.metric,
            badLabels,
            counterOver(flow, (stretch) => stretch.bad),
          ),
        ]
      : []),
    series(
      first.metric,
      labelled(good, by),
      counterOver(flow, (one) => one.good + (apart ? one.bad : 0)),
    ),
  ];
}

function latencySeries(
  { of, within }: Extract<Indicator, { readonly kind: "latency" }>,
  by: readonly string[],
): EventSeries | undefined {
  const labels = labelsFor(of.count.node.matchers);
  if (labels === undefined) return undefined;
  const own = labelled(labels, by);
  return (flow) => [
    series(
      of.buckets.node.metric,
      { ...own, le: boundText(within) },
      counterOver(flow, ({ good }) => good),
    ),
    series(
      of.count.node.metric,
      own,
      counterOver(flow, ({ good, bad }) => good + bad),
    ),
  ];
}

function labelled(labels: Labels, by: readonly string[]): Labels {
  return { ...Object.fromEntries(by.map((label) => [label, exampleValue(label)])), ...labels };
}

function exampleValue(label: string): string {
  return `some-${label}`;
}

function series(metric: SelectorNode["metric"], labels: Labels, samples: readonly Shape[]): SampleSeries {
  return { metric, labels: Object.fromEntries(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))), samples };
}
