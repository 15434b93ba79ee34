import { requests } from "../metrics/http.ts";
import {
  type Alert,
  alert,
  constant,
  type Duration,
  div,
  fires,
  gap,
  gt,
  ramp,
  rate,
  type SampleSeries,
  silent,
  sum,
} from "./kit/index.ts";

/** Requests fail by the service's own fault (5xx); `limit` is the share that is accepted. */
export const httpErrors = ({ job, limit = 0.01 }: { job: string; limit?: number }): Alert => {
  const failed = sum(rate(requests.where({ job, status: /5../ }), "5m")).by("job");
  const all = sum(rate(requests.where({ job }), "5m")).by("job");
  const answers = answering(job);
  return alert("HttpErrors", {
    expr: gt(div(failed, all), limit),
    for: "5m",
    severity: "critical",
    priority: "P1",
    summary: ({ labels, value }) => `${value.humanizePercentage} of the requests to ${labels.job} fail`,
    description: "They end with a status of 500 or more: the service's fault, not its callers'.",
    action: ({ labels }) =>
      `Read the log of ${labels.job}, and look at what it depends on; roll back its newest release.`,
    page: {
      meaning:
        "More than one in a hundred requests to the service has ended with a status of 500 or more for five minutes. " +
        "That is the service's fault, not its callers'.",
      look: [
        'Which routes and which status: `sum by (route, status) (rate(http_requests_total{status=~"5.."}[5m]))`.',
        "The service's log at that time, and what it depends on: for api-service, Kafka.",
        "Was it released lately?",
      ],
      act: ["Roll back the newest release when it began with it; else bring back what the service depends on."],
    },
    scenarios: [
      fires("everything fails", { series: answers({ good: 0, bad: 10 }), at: "6m" }),
      fires("just over the limit", { shows: "boundary", series: answers(shares(1.1 * limit)), at: "6m" }),
      fires("while scrapes fail", { series: answers({ good: 5, bad: 5 }, "4m"), at: "6m" }),
      silent("just under the limit", { shows: "boundary", series: answers(shares(0.9 * limit)), lasts: "30m" }),
      silent("callers' faults only", { series: answers({ good: 1, refused: 9 }), lasts: "30m" }),
      silent("nobody asks", { series: answers({ good: 0 }), lasts: "30m" }),
    ],
  });
};

/** The alerts of a service that answers HTTP requests. */
export function http(job: string): readonly Alert[] {
  return [httpErrors({ job })];
}

/** Answers in each quarter of a minute; from `quiet` on two scrapes fail. */
function answering(job: string) {
  return (
    { good, bad = 0, refused = 0 }: { good: number; bad?: number; refused?: number },
    quiet?: Duration,
  ): readonly SampleSeries[] => {
    const target = { job, instance: `${job}:8080`, method: "POST", route: "/v1/messages" };
    const growing = (by: number) => {
      const whole = ramp({ from: 0, by, per: "15s" });
      if (quiet === undefined) return whole;
      const until = (Number.parseInt(quiet, 10) * 4 + 2) * by;
      return [{ ...whole, lasts: quiet }, gap("30s"), { ...whole, from: until }];
    };
    return [
      requests.series({ ...target, status: "202" }, growing(good)),
      requests.series({ ...target, status: "422" }, growing(refused)),
      requests.series({ ...target, status: "503" }, bad === 0 ? constant(0) : growing(bad)),
    ];
  };
}

function shares(bad: number) {
  return { good: 100 * (1 - bad), bad: 100 * bad };
}
