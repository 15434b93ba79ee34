import type { RateLimiterMetrics } from "../metrics/agents.ts";
import { limited } from "./agents-scenarios.ts";
import { type Alert, alert, and, constant, div, fires, gt, increase, ramp, rate, silent, sum } from "./kit/index.ts";
import type { OwnedJob } from "./owned-job.ts";

/** A rate limiter refuses more than `limit` of what comes. */
export const rateLimiterRejecting = ({
  job,
  owner,
  limit = 0.2,
  limiter: { requests },
}: OwnedJob & { readonly limit?: number; readonly limiter: RateLimiterMetrics<"limiter"> }): Alert => {
  const rejected = requests.where({ job, outcome: "rejected" });
  return alert("RateLimiterRejecting", {
    expr: and(
      gt(
        div(
          sum(rate(rejected, "5m")).by("job", "limiter"),
          sum(rate(requests.where({ job }), "5m")).by("job", "limiter"),
        ),
        limit,
      ),
      gt(sum(increase(rejected, "5m")).by("job", "limiter"), 20),
    ),
    for: "10m",
    severity: "warning",
    priority: "P2",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) =>
      `the rate limiter ${labels.limiter} of ${labels.job} refuses ${value.humanizePercentage} of what comes`,
    description: "It does what it is for; whoever asks is refused and has to come again.",
    action: "See who sends more than usual, and whether the limit still fits what stands behind it.",
    page: {
      look: [
        "`sum by (limiter, outcome) (rate(agent_rate_limiter_requests_total[5m]))`: does more come, or is less let pass?",
        "Callers that come again at once when they are refused: the refusals then feed themselves.",
        "Was the limit changed, or does the service behind it now allow less?",
      ],
      act: [
        "One caller: slow it down there.",
        "The load is meant: raise the limit (`--limiter.per-second`), if what stands behind it can bear it.",
      ],
    },
    scenarios: [
      fires("half of it", {
        series: limited({ allowed: 100, rejected: [ramp({ from: 0, by: 100, per: "15s" })] }),
        at: "12m",
        notBefore: "10m15s",
      }),
      fires("just over the limit", {
        shows: "boundary",
        series: limited({ allowed: 790, rejected: [ramp({ from: 0, by: 210, per: "15s" })] }),
        at: "12m",
      }),
      silent("just at the limit", {
        shows: "boundary",
        series: limited({ allowed: 80, rejected: [ramp({ from: 0, by: 20, per: "15s" })] }),
        lasts: "1h",
      }),
      silent("a burst of five minutes", {
        series: limited({
          allowed: 100,
          rejected: [constant(0, "10m"), ramp({ from: 0, by: 200, per: "15s", lasts: "5m" }), constant(4000, "20m")],
        }),
        lasts: "35m",
      }),
      silent("all of the few that come at night", {
        series: limited({ allowed: 0, rejected: [ramp({ from: 0, by: 0.5, per: "15s" })] }),
        lasts: "1h",
      }),
    ],
  });
};
