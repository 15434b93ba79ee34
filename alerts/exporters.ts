import type { CollectionMetrics } from "../metrics/collection.ts";
import { collection as containers } from "../metrics/containers-collection.ts";
import { collection as health } from "../metrics/health-collection.ts";
import { collection as kafka } from "../metrics/kafka-collection.ts";
import { collection as loadTest } from "../metrics/load-test-collection.ts";
import { settingsReloaded, webConfigReloaded } from "../metrics/programs.ts";
import { collectionOf, programs } from "./exporters-scenarios.ts";
import {
  type Alert,
  alert,
  and,
  constant,
  eq,
  fires,
  gap,
  lastOverTime,
  maxOverTime,
  or,
  type Severity,
  silent,
} from "./kit/index.ts";

/** One of our exporters: its job, and what it says about its collections. */
interface Exporter {
  readonly job: string;
  readonly collection: CollectionMetrics;
  /** How bad it is when nothing new is known. */
  readonly severity: Severity;
}

/** An exporter answers, and what it shows is old or nothing: none of its collections worked for five minutes. */
const stale = ({ job, collection, severity }: Exporter): Alert =>
  alert("ExporterStale", {
    // The newest success counts, so that neither a failed scrape nor a single bad collection begins it.
    expr: eq(maxOverTime(collection.collectionSuccess.where({ job }), "5m"), 0),
    for: "1m",
    severity,
    priority: severity === "critical" ? "P1" : "P2",
    owner: "platform",
    // Tells the rules apart for promtool, which does not look at their expressions.
    labels: { job },
    summary: ({ labels }) => `${labels.job} has learned nothing new for five minutes`,
    description: "It answers scrapes, but its series end a minute after the last success. No alert on them can fire.",
    action: ({ labels }) => `Read the log of ${labels.job}: it says what it asked and what came of it.`,
    page: {
      look: [
        "The exporter's log, one line for every change: what failed, and since when.",
        "Its page (`/`) and `…_collector_success{collector}`: which part of the collection fails.",
        "What it asks: the engine through the socket proxy for `containers`, the brokers for `kafka-lag`, the services for `health`. Is that there, and does it take the exporter's password?",
        "`…_collections_overrun_total`: when it rises, a collection takes longer than the scrape's timeout.",
      ],
      act: [
        "Bring back what it asks; it recovers by itself.",
        "For `kafka-lag` and `health` the sub-command `doctor` tries every step of a connection and names the first that fails.",
      ],
    },
    scenarios: [
      fires("what it asks is gone", {
        series: collectionOf({ job, collection }, { whole: [constant(1, "10m"), constant(0)] }),
        at: "16m",
        notBefore: "15m45s",
      }),
      fires("it never worked, and scrapes fail now and then", {
        series: collectionOf({ job, collection }, { whole: [constant(0, "3m"), gap("1m"), constant(0)] }),
        at: "6m",
      }),
      silent("every second collection fails", {
        series: collectionOf(
          { job, collection },
          { whole: Array.from({ length: 60 }, () => [constant(0, "15s"), constant(1, "15s")]).flat() },
        ),
      }),
      silent("five minutes without success", {
        shows: "boundary",
        series: collectionOf(
          { job, collection },
          { whole: [constant(1, "10m"), constant(0, "5m"), constant(1, "10m")] },
        ),
      }),
    ],
  });

/** An exporter collects, but one part of it fails each time: some of its series are missing and the others look healthy. */
const partial = ({ job, collection }: Exporter): Alert =>
  alert("ExporterCollectorFailing", {
    expr: and(
      eq(maxOverTime(collection.collectorSuccess.where({ job }), "5m"), 0),
      // When nothing at all works, another alert says so, once.
      eq(maxOverTime(collection.collectionSuccess.where({ job }), "5m"), 1),
      { on: ["instance", "job"] },
    ),
    for: "5m",
    severity: "warning",
    priority: "P3",
    owner: "platform",
    labels: { job },
    summary: ({ labels }) => `${labels.job} fails at a part of its work: ${labels.collector}`,
    description: "The series that this part brings are missing or old, and alerts on them cannot fire.",
    action: ({ labels }) => `Read the log of ${labels.job}: it names the part and the error.`,
    page: {
      look: [
        "The exporter's log: the line with the collector's name says what was asked and what was answered.",
        "`…_collector_duration_seconds{collector}`: one that takes as long as the scrape's timeout was cut off.",
        "Rights: a broker or an engine that answers some questions refuses others.",
      ],
      act: [
        "Give it the right it lacks, or bring back what this part asks.",
        "Take it out of the settings if nobody needs what it brings.",
      ],
    },
    scenarios: [
      fires("one of two parts", {
        series: collectionOf({ job, collection }, { whole: [constant(1)], part: [constant(1, "10m"), constant(0)] }),
        at: "20m",
        notBefore: "19m45s",
      }),
      silent("the whole fails", {
        series: collectionOf({ job, collection }, { whole: [constant(0, "30m")], part: [constant(0, "30m")] }),
      }),
      silent("for four minutes", {
        series: collectionOf(
          { job, collection },
          { whole: [constant(1)], part: [constant(1, "10m"), constant(0, "4m"), constant(1, "20m")] },
        ),
        lasts: "34m",
      }),
    ],
  });

/** An exporter shows less detail than asked for, so as not to exceed its number of series. */
const limited = ({ job, collection }: Exporter): Alert =>
  alert("ExporterSeriesLimited", {
    expr: eq(lastOverTime(collection.seriesLimited.where({ job }), "5m"), 1),
    for: "15m",
    severity: "warning",
    priority: "P3",
    owner: "platform",
    labels: { job },
    summary: ({ labels }) => `${labels.job} leaves out detail to stay within its number of series`,
    description: "Sums are still there; series by partition, component, device or operation are not.",
    action: "See what there is so much of, and raise metrics.maxSeries or leave some of it out.",
    page: {
      look: [
        "`…_series_level`: the level of detail that is shown now.",
        "`…_series` against `…_series_limit`: how far it is from the next level.",
        "What grew: topics and partitions, containers, checks, operations of a load test. Names that never repeat are a mistake most often.",
      ],
      act: [
        "Leave out what nobody looks at: each exporter's settings name what is included and excluded.",
        "Else raise `metrics.maxSeries`, and see that Prometheus has the memory for it.",
      ],
    },
    scenarios: [
      fires("more than it may show", {
        series: collectionOf({ job, collection }, { whole: [constant(1)], limited: [constant(0, "10m"), constant(1)] }),
        at: "26m",
        notBefore: "25m",
      }),
      silent("within its number", {
        series: collectionOf({ job, collection }, { whole: [constant(1)], limited: [constant(0, "1h")] }),
      }),
      silent("for ten minutes, while two versions of everything run", {
        series: collectionOf(
          { job, collection },
          { whole: [constant(1)], limited: [constant(0, "10m"), constant(1, "10m"), constant(0, "20m")] },
        ),
      }),
    ],
  });

const all = (exporter: Exporter): readonly Alert[] => [stale(exporter), partial(exporter), limited(exporter)];

/** The alerts on the exporter of containers itself. */
export const containersExporter = all({ job: "containers", collection: containers, severity: "warning" });

/** The alerts on the exporter of health checks itself. */
export const healthExporter = all({ job: "health", collection: health, severity: "critical" });

/** The alerts on the exporter of consumer lag itself. */
export const kafkaLagExporter = all({ job: "kafka-lag", collection: kafka, severity: "critical" });

/** The alerts on the receiver of load tests' results itself. */
export const loadTestExporter = all({ job: "load-test", collection: loadTest, severity: "warning" });

/** One of our programs refused its newest settings or web configuration and goes on with those of before. */
export const programConfigNotApplied: Alert = alert("ProgramConfigNotApplied", {
  expr: or(eq(maxOverTime(settingsReloaded, "5m"), 0), eq(maxOverTime(webConfigReloaded, "5m"), 0)),
  for: "5m",
  severity: "warning",
  priority: "P2",
  owner: "platform",
  summary: ({ labels }) => `${labels.job} runs with old settings, passwords or certificates`,
  description: "The newest ones were refused. After a rotation Prometheus may be locked out when it restarts.",
  action: ({ labels }) => `Read why in the log of ${labels.job}, correct it and deploy again.`,
  page: {
    look: [
      "`sightline_config_last_reload_successful` and `sightline_web_config_last_reload_successful`: is it the settings, or the web configuration with passwords and certificates?",
      "The program's log names the file, the key and what is allowed. `check-config` says the same without a running program.",
    ],
    act: ["Correct what the log names and deploy again, or send SIGHUP; no restart is needed."],
  },
  scenarios: [
    fires("settings were refused", {
      series: programs({ settings: [constant(1, "5m"), constant(0)] }),
      at: "14m45s",
      notBefore: "14m45s",
    }),
    fires("a certificate cannot be read, while scrapes fail", {
      series: programs({ web: [constant(1, "5m"), constant(0, "6m"), gap("2m"), constant(0)] }),
      at: "14m45s",
    }),
    silent("both were taken", { series: programs({}), lasts: "30m" }),
    silent("refused, and repaired within five minutes", {
      series: programs({ settings: [constant(1, "5m"), constant(0, "5m"), constant(1, "20m")] }),
    }),
  ],
});
