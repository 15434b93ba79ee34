import { requests } from "../metrics/http.ts";
import { failingAlone } from "./failing-alone.ts";
import { type Alert, alert, constant, fires, gap, ramp, type SampleSeries, type Shape, silent } from "./kit/index.ts";

/** One route of a service fails while the others work. */
export const routeFailing = ({ job, owner }: { job: string; owner?: string }): Alert => {
  const all = requests.where({ job });
  const route = routesOf(job);
  return alert("HttpRouteFailing", {
    expr: failingAlone({ failed: all.where({ status: /5../ }), all, by: ["method", "route"] }),
    for: "5m",
    severity: "critical",
    priority: "P2",
    ...(owner === undefined ? {} : { owner }),
    labels: { job },
    summary: ({ labels, value }) =>
      `${value.humanizePercentage} of the requests ${labels.method} ${labels.route} to ${labels.job} fail`,
    description: "They end with a status of 500 or more: the service's fault, not its callers'. Its other routes work.",
    action: ({ labels }) =>
      `Look at what only ${labels.route} depends on; then at the newest release of ${labels.job}.`,
    page: {
      meaning:
        "One thing the service offers does not work, the rest does. Callers of that route get a status of 500 or more. It may be a small part of all requests, so that the objective's alerts do not see it.",
      look: [
        '`sum by (route, status) (rate(http_requests_total{status=~"5.."}[5m]))`: 500 is an error in the program, 502 to 504 something behind it.',
        "What only this route needs: file uploads need the object store, messages need Kafka.",
        "The service's log, for the cause of a 500.",
      ],
      act: ["Mend what it depends on, or roll back the release that brought it."],
    },
    scenarios: [
      fires("uploads fail, and messages are a hundred times as many", {
        series: [...route("/v1/messages", { good: 1000 }), ...route("/v1/files", { bad: 10 })],
        at: "6m",
        notBefore: "5m15s",
      }),
      fires("just over a quarter", {
        series: [...route("/v1/messages", { good: 1000 }), ...route("/v1/files", { good: 74, bad: 26 })],
        at: "6m",
        shows: "boundary",
      }),
      fires("the first failure ever: the series is born with it", {
        series: [
          ...route("/v1/messages", { good: 1000 }),
          requests.series(status(job, "/v1/files", "202"), ramp({ from: 0, by: 5, per: "15s" })),
          requests.series(status(job, "/v1/files", "503"), [gap("10m"), ramp({ from: 20, by: 20, per: "15s" })]),
        ],
        at: "17m",
      }),
      fires("until it works again", {
        series: [
          ...route("/v1/messages", { good: 1000 }),
          requests.series(status(job, "/v1/files", "503"), [
            ramp({ from: 0, by: 10, per: "15s", lasts: "10m" }),
            constant(400, "20m"),
          ]),
          requests.series(status(job, "/v1/files", "202"), [
            constant(0, "10m"),
            ramp({ from: 0, by: 10, per: "15s", lasts: "20m" }),
          ]),
        ],
        at: "10m",
        // When fewer than a quarter of the last five minutes' requests failed.
        resolvedBy: "14m",
      }),
      silent("just under a quarter", {
        series: [...route("/v1/messages", { good: 1000 }), ...route("/v1/files", { good: 76, bad: 24 })],
        lasts: "30m",
        shows: "boundary",
      }),
      silent("the one upload of a quiet night fails", {
        series: [
          ...route("/v1/messages", { good: 1000 }),
          requests.series(status(job, "/v1/files", "503"), [constant(0, "5m"), constant(1, "20m")]),
        ],
      }),
      silent("everything fails: the objective says so", {
        series: [...route("/v1/messages", { bad: 10 }), ...route("/v1/files", { bad: 1 })],
        lasts: "30m",
      }),
      silent("callers' own mistakes", {
        series: [...route("/v1/messages", { good: 10 }), ...route("/v1/files", { refused: 10 })],
        lasts: "30m",
      }),
      silent("nobody asks", { series: route("/v1/messages", {}), lasts: "30m" }),
    ],
  });
};

/** Requests to a route in each quarter of a minute. */
function routesOf(job: string) {
  return (route: string, { good = 0, bad = 0, refused = 0 }): readonly SampleSeries[] => {
    const growing = (by: number): Shape => ramp({ from: 0, by, per: "15s" });
    return [
      requests.series(status(job, route, "202"), growing(good)),
      requests.series(status(job, route, "422"), growing(refused)),
      requests.series(status(job, route, "503"), growing(bad)),
    ];
  };
}

function status(job: string, route: string, code: string) {
  return { job, instance: `${job}:8080`, method: "POST", route, status: code };
}
