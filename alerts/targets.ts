import { up } from "../metrics/scrape.ts";
import {
  type Alert,
  absent,
  alert,
  avgOverTime,
  constant,
  fires,
  lt,
  or,
  type Severity,
  type Shape,
  silent,
} from "./kit/index.ts";

interface Needed {
  readonly job: string;
  /** @default "warning" */
  readonly severity?: Severity;
  /** @default "platform" */
  readonly owner?: string;
}

/** A job that should be there does not answer scrapes, or Prometheus no longer scrapes it at all. */
export const targetMissing = ({ job, severity = "warning", owner = "platform" }: Needed): Alert => {
  const target = up.where({ job });
  const answers = (...samples: readonly Shape[]) => up.series({ job, instance: `${job}:1` }, samples);
  return alert("TargetMissing", {
    // Averaged, so that a target that comes and goes is found too: a single good scrape would start `for` again.
    expr: or(lt(avgOverTime(target, "5m"), 0.5), absent(target)),
    for: "2m",
    severity,
    priority: severity === "critical" ? "P1" : "P2",
    owner,
    // Tells the rules apart for promtool, which does not look at their expressions.
    labels: { job },
    summary: ({ labels }) => `${labels.job} does not answer scrapes`,
    description: "Nothing is known about it, so no other alert on its metrics can fire.",
    action: ({ labels }) => `See the error of ${labels.job} on Prometheus's page of targets, then the container's log.`,
    page: {
      meaning:
        "A job that the stack counts on did not answer half of its scrapes in the last five minutes, or Prometheus does not scrape it at all. Nothing is known about it now, so no alert on its metrics can fire either.",
      look: [
        "Prometheus, *Status › Target health*: the error of the last scrape.",
        "The container: is it running, how often was it restarted, what does its log end with?",
        "A refused password (401) after a rotation: the target or Prometheus still has the one of before.",
        "`sample limit exceeded`: the target exposes more than it may; see which of its metrics grew.",
      ],
      act: [
        "Bring the target back.",
        "If the job was taken away on purpose, remove it from the system that declares it; the alert goes with it.",
      ],
    },
    scenarios: [
      fires("it is away for ten minutes", {
        series: [answers(constant(1, "10m"), constant(0, "10m"), constant(1, "20m"))],
        at: "14m30s",
        notBefore: "14m30s",
        resolvedBy: "22m30s",
      }),
      fires("it stops answering", { series: [answers(constant(1, "10m"), constant(0))], at: "14m30s" }),
      fires("it answers every third scrape", {
        series: [answers(...Array.from({ length: 20 }, () => [constant(0, "30s"), constant(1, "15s")]).flat())],
        at: "10m",
      }),
      fires("it is no longer scraped", { shows: "no data", series: [answers(constant(1, "10m"))], at: "12m15s" }),
      fires("it never was", { shows: "no data", series: [], at: "2m" }),
      silent("it answers", { series: [answers(constant(1, "30m"))] }),
      silent("it answers every second scrape", {
        shows: "boundary",
        series: [answers(...Array.from({ length: 60 }, () => [constant(0, "15s"), constant(1, "15s")]).flat())],
      }),
      silent("a restart of two minutes", {
        series: [answers(constant(1, "10m"), constant(0, "2m"), constant(1, "10m"))],
      }),
    ],
  });
};
