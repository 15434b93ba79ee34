import { matches } from "../../alerts/kit/index.ts";
import { type Matcher, printNode, type SelectorNode } from "../../metrics/kit/index.ts";
import { allOf, declaredBy, type Exposed, type ExposedTarget, type Origin } from "./exposed.ts";
import type { GapFact } from "./gap.ts";
import { isOfTheScrape, type Need } from "./need.ts";

type Series = Readonly<Record<string, string>>;

/** What is not there of one need. The first thing that is wrong is told, not what follows from it. */
export function judge(need: Need, exposed: Exposed): readonly GapFact[] {
  const { metric, matchers } = need.selector;
  const jobs = jobsNamed(matchers);
  const scraped = new Set(exposed.targets.map(({ job }) => job));
  const unscraped = jobs.filter((job) => !scraped.has(job));
  const noTarget = unscraped.map((job): GapFact => ({ kind: "no target", job, metrics: [metric] }));
  const reached = jobs.filter((job) => scraped.has(job));
  if (metric === "" || isOfTheScrape(metric) || (jobs.length > 0 && reached.length === 0)) return noTarget;
  const down = reached.filter((job) => exposed.targets.every((target) => target.job !== job || !target.up));
  const noAnswer = down.map((job): GapFact => ({ kind: "target down", job, metrics: [metric] }));
  if (reached.length > 0 && down.length === reached.length) return [...noTarget, ...noAnswer];
  const answering = reached.filter((job) => !down.includes(job));
  return [...noTarget, ...noAnswer, ...amongAnswering(need, exposed, answering)];
}

function amongAnswering(need: Need, exposed: Exposed, jobs: readonly string[]): readonly GapFact[] {
  const { metric, matchers } = need.selector;
  const all = exposed.series.get(metric) ?? [];
  if (all.length === 0) return missingEverywhere(need, exposed);
  const onTarget = matchers.filter(({ label }) => label === "job" || label === "instance");
  const there = chosen(all, onTarget);
  const lacking = missingOnTargets(need, exposed, there, jobs);
  if (there.length === 0) return lacking.length > 0 ? lacking : noSeries(need, exposed, all);
  const parts = jobs.length === 0 ? [{ series: there }] : jobs.map((job) => ({ job, series: ofJob(there, job) }));
  const labels = parts.flatMap((part) => (part.series.length === 0 ? [] : missingLabels(need, exposed, part)));
  return labels.length > 0 ? [...lacking, ...labels] : [...lacking, ...noSeries(need, exposed, there)];
}

function missingEverywhere({ selector, otherwise }: Need, exposed: Exposed): readonly GapFact[] {
  if (otherwise.some((other) => (exposed.series.get(other) ?? []).length > 0)) return [];
  const { metric } = selector;
  return [{ kind: "missing metric", metric, declared: declaredBy(exposed, metric).length > 0 }];
}

/** Where one instance of a job has a metric, or the job is asked for by its name, all of them should have it. */
function missingOnTargets(
  { selector, otherwise }: Need,
  exposed: Exposed,
  there: readonly Series[],
  jobs: readonly string[],
): readonly GapFact[] {
  const { metric, matchers } = selector;
  const instance = matchers.filter(({ label }) => label === "instance");
  const wanted = jobs.length > 0 ? jobs : [...new Set(there.map(({ job = "" }) => job))];
  return wanted.flatMap((job): readonly GapFact[] => {
    const answering = exposed.targets.filter((target) => target.job === job && target.up);
    const expected = answering.filter((target) => selects(instance, { instance: target.instance }));
    const having = new Set(ofJob(there, job).map((series) => series.instance));
    const without = expected.filter((target) => !having.has(target.instance));
    if (without.length === 0) return [];
    if (having.size === 0 && otherwise.some((other) => ofJob(exposed.series.get(other) ?? [], job).length > 0))
      return [];
    const declared = without.every((target) => declaredBy(exposed, metric).some(isAt(target)));
    const instances = without.map((target) => target.instance).sort();
    return [{ kind: "missing on target", metric, job, instances, of: expected.length, declared }];
  });
}

function missingLabels(
  { selector, labels }: Need,
  exposed: Exposed,
  { job, series }: { readonly job?: string; readonly series: readonly Series[] },
): readonly GapFact[] {
  const { metric, matchers } = selector;
  const demanded = [...matchers.filter(demands).map(({ label }) => label), ...labels];
  const has = new Set(series.flatMap(Object.keys));
  return [...new Set(demanded)]
    .filter((label) => !has.has(label) && label !== "job" && label !== "instance")
    .map((label) => ({
      kind: "missing label",
      metric,
      label,
      ...(job === undefined ? {} : { job }),
      has: (exposed.labels.get(allOf(metric, job)) ?? [...has].sort()).filter((one) => isOwn(one) && one !== label),
    }));
}

function noSeries(need: Need, exposed: Exposed, there: readonly Series[]): readonly GapFact[] {
  const { selector, mayBeEmpty, counted } = need;
  if (mayBeEmpty || chosen(there, selector.matchers).length > 0) return [];
  const printed = printNode(selector);
  if (exposed.before.has(printed)) return [];
  const labels = [...new Set(selector.matchers.map(({ label }) => label))];
  const has = Object.fromEntries(
    labels.map((label) => [label, [...new Set(there.map((series) => series[label] ?? ""))].sort()]),
  );
  return [{ kind: "no series", metric: selector.metric, selector: printed, counted, has }];
}

/** The jobs that matchers ask for by name: `api`, or `api|worker`. */
function jobsNamed(matchers: readonly Matcher[]): readonly string[] {
  const names = matchers.flatMap(({ label, op, value }) => {
    if (label !== "job" || value === "") return [];
    if (op === "=") return [value];
    const parts = value.replaceAll("\\.", ".").split("|");
    return op === "=~" && parts.every((part) => /^[\w.:/-]+$/.test(part)) && !/[^\\]\./.test(value) ? parts : [];
  });
  return [...new Set(names)];
}

/** Whether series without the label are left out. */
function demands({ label, op, value }: Matcher): boolean {
  return !selects([{ label, op, value }], {}) && op.startsWith("=");
}

function chosen(series: readonly Series[], matchers: readonly Matcher[]): readonly Series[] {
  return series.filter((one) => selects(matchers, one));
}

/** A pattern that JavaScript cannot read is taken to match. */
function selects(matchers: SelectorNode["matchers"], labels: Series): boolean {
  return matchers.every((matcher) => {
    try {
      return matches({ matchers: [matcher] }, labels);
    } catch {
      return true;
    }
  });
}

function ofJob(series: readonly Series[], job: string): readonly Series[] {
  return series.filter((one) => one.job === job);
}

function isAt({ job, instance }: ExposedTarget): (place: Origin) => boolean {
  return (place) => place.job === job && place.instance === instance;
}

function isOwn(label: string): boolean {
  return label !== "job" && label !== "instance" && label !== "__name__";
}
