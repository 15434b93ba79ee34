import { publicExporterOf } from "../../metrics/public-exporters.ts";
import { didYouMean } from "../../problems/index.ts";
import { type ExporterKey, exporterKeys, exporterParts, type System } from "../../systems/index.ts";
import type { Exposed } from "./exposed.ts";
import type { GapFact } from "./gap.ts";
import { fileOf, subjectOf } from "./known-subject.ts";
import { askedFor, exporterOf, notShown, subjectsOfOurs } from "./our-exporters.ts";
import { renamedTo } from "./renamed.ts";

/** What would close a gap. */
export interface Remedy {
  /** What the gap is about: gaps with one remedy are told together. */
  readonly subject: string;
  readonly advice: string;
  /** The exporter of Sightline that would expose it, by its key in `exporters` of a system. */
  readonly exporter?: ExporterKey;
  /** Some libraries show what counts events from the first one on, and declare nothing before. */
  readonly orYetToCome?: true;
}

export interface RemedyContext {
  readonly exposed: Exposed;
  readonly systems: readonly System[];
}

/** What would close a gap: one of our exporters, somebody else's, or a setting of the service. */
export function remedyFor(gap: GapFact, context: RemedyContext): Remedy {
  switch (gap.kind) {
    case "no target":
      return forJob(gap.job, context.systems);
    case "target down":
      return { subject: `job ${gap.job}`, advice: "Its scrapes fail; Status › Targets of Prometheus has the error." };
    case "missing metric":
      return forMetric(gap.metric, context);
    case "missing on target":
      return gap.instances.length < gap.of
        ? { subject: `job ${gap.job}`, advice: "Compare their versions and settings with those that show it." }
        : { ...forMetric(gap.metric, context), subject: `job ${gap.job}` };
    case "missing label": {
      const meant = didYouMean(gap.label, gap.has);
      const usual = "See whether relabelling drops it, and which version of the service runs.";
      return { subject: "labels", advice: meant === undefined ? usual : `Is ${meant} meant?` };
    }
    case "no series":
      return { subject: "values", advice: "Correct the value, or see why what it stands for is not there." };
  }
}

function forJob(job: string, systems: readonly System[]): Remedy {
  const subject = `job ${job}`;
  const exporter = exporterKeys.find((key) => exporterParts[key].name === job);
  if (exporter !== undefined) return { subject, exporter, advice: askedFor(exporter, systems) };
  const system = systems.find(({ targets }) => job in targets);
  if (system === undefined) return { subject, advice: "Scrape it under that name, or correct the name." };
  const { port, path = "/metrics" } = system.targets[job] ?? { port: 0 };
  return {
    subject,
    advice: `Say where it runs: sightline:addresses: {${system.name}: {${job}: [host:${port}]}}; it is scraped at ${path}.`,
  };
}

function forMetric(metric: string, context: RemedyContext): Remedy {
  const exposed = new Set([...context.exposed.names.values()].flatMap((names) => [...names]));
  return (
    buckets(metric, exposed) ??
    ours(metric, context) ??
    renamed(metric, exposed) ??
    others(metric, exposed) ??
    itself(metric, context)
  );
}

/** Buckets are a choice of whoever counts: without them there is no quantile over several instances, and no objective. */
function buckets(metric: string, exposed: ReadonlySet<string>): Remedy | undefined {
  const family = metric.replace(/_bucket$/, "");
  if (family === metric) return undefined;
  if (exposed.has(`${family}_count`))
    return {
      subject: "histograms without buckets",
      advice:
        "It is exposed as a summary. Micrometer: publishPercentileHistogram() or serviceLevelObjectives() of the timer, in " +
        "Spring management.metrics.distribution.percentiles-histogram; elsewhere a Histogram in place of the Summary.",
    };
  if (!exposed.has(family)) return undefined;
  return {
    subject: "histograms without buckets",
    advice:
      "It is scraped as a native histogram only; set always_scrape_classic_histograms: true in the scrape config.",
  };
}

function ours(metric: string, { exposed, systems }: RemedyContext): Remedy | undefined {
  const subject = subjectOf(metric);
  const key = subject === undefined ? undefined : exporterOf(subject);
  if (key === undefined) return undefined;
  const { name } = exporterParts[key];
  const runs = exposed.targets.some(({ job, up }) => job === name && up);
  return { subject: subjectsOfOurs[key], exporter: key, advice: runs ? notShown(key) : askedFor(key, systems) };
}

function renamed(metric: string, exposed: ReadonlySet<string>): Remedy | undefined {
  const other = renamedTo(metric, exposed);
  if (other === undefined) return undefined;
  const byFormat = other === `${metric}_total`;
  return {
    subject: "names",
    advice: byFormat
      ? `${other} is exposed: OpenMetrics adds the ending; format: "text" of the target keeps the name as it was.`
      : `${other} is exposed: is that meant, or was it renamed?`,
  };
}

function others(metric: string, exposed: ReadonlySet<string>): Remedy | undefined {
  const known = publicExporterOf(metric);
  if (known === undefined) return undefined;
  const { name, subject, from } = known;
  const runs = [...exposed].some((one) => publicExporterOf(one) === known);
  return {
    subject,
    ...(runs ? yetToCome(metric) : {}),
    advice: runs
      ? `${name} is there and does not show it: see its version, and what of it is switched on.`
      : `${name} exposes it (${from}).`,
  };
}

function itself(metric: string, { exposed, systems }: RemedyContext): Remedy {
  const subject = subjectOf(metric);
  if (subject === undefined)
    return { subject: "unknown metrics", advice: "Correct the name, or have the service count it." };
  const scraped = new Set(exposed.targets.map(({ job }) => job));
  const others = systems.flatMap(({ targets }) => Object.keys(targets)).filter((job) => !scraped.has(job));
  const notAsked = others.length === 0 ? "" : ` Not scraped, and so not known: ${others.sort().join(", ")}.`;
  return {
    subject: `what ${fileOf(subject)} declares`,
    advice: `The service itself has to count it, under that name and with those labels.${notAsked}`,
    ...yetToCome(metric),
  };
}

function yetToCome(metric: string): Pick<Remedy, "orYetToCome"> {
  // Micrometer's timers have a maximum beside sum and count.
  return /_(?:total|bucket|sum|count|max)$/.test(metric) ? { orYetToCome: true } : {};
}
