import { running, thresholdOk } from "../metrics/load-test.ts";
import {
  type Alert,
  alert,
  constant,
  eq,
  fires,
  gap,
  lastOverTime,
  max,
  min,
  type SampleSeries,
  type Shape,
  silent,
  unless,
} from "./kit/index.ts";

/**
 * The latest run of a load test did not hold what was promised: a latency, an error rate, a throughput.
 *
 * A threshold is the tool's own or one of the settings. While a run goes on nothing is judged: in its first seconds no throughput is reached.
 */
export const loadTestMissed = ({ tests, owner }: { tests: readonly string[]; owner: string }): Alert => {
  const [test = ""] = tests;
  const run = { tool: "locust", test };
  const story = (holds: readonly Shape[], goesOn: readonly Shape[] = [constant(0)]): readonly SampleSeries[] => [
    thresholdOk.series({ ...run, metric: "http_req_duration", expression: "p(95)<500" }, holds),
    thresholdOk.series({ ...run, metric: "http_reqs", expression: "rate>100" }, constant(1)),
    running.series(run, goesOn),
  ];
  return alert("LoadTestMissed", {
    expr: unless(
      eq(min(lastOverTime(thresholdOk.where({ test: tests }), "1m")).by("tool", "test", "metric", "expression"), 0),
      eq(max(lastOverTime(running.where({ test: tests }), "1m")).by("tool", "test"), 1),
      { on: ["tool", "test"] },
    ),
    for: "1m",
    severity: "warning",
    priority: "P3",
    owner,
    summary: ({ labels }) => `${labels.test} (${labels.tool}) missed ${labels.metric} ${labels.expression}`,
    description:
      "Under the load that was promised, the system does not do what was promised. It fires until a run of the test passes.",
    action: "Compare the run with the last one that passed; a release in between is the first suspect.",
    page: {
      look: [
        "All figures of the run: `loadtest_request_duration_seconds`, `loadtest_requests_per_second`, `loadtest_failures`, by operation too.",
        "What the system itself said meanwhile: errors, latency, saturation of its pools and CPUs at the time of the run.",
        "Was the load generator short of CPU, or on a slow network? Then throughput is low and the system idle.",
      ],
      act: [
        "Run the test again on a quiet machine before you look for causes.",
        "Do not release what missed its thresholds twice.",
        "A result that was sent by mistake leaves with `DELETE /api/v1/results/<test>?tool=<tool>`.",
      ],
    },
    scenarios: [
      fires("P95 above its limit", { series: story([constant(0)]), at: "2m", notBefore: "1m" }),
      fires("two limits missed, while scrapes fail", {
        series: [
          ...story([constant(0, "1m"), gap("45s"), constant(0)]),
          thresholdOk.series({ ...run, metric: "http_req_failed", expression: "rate<0.001" }, constant(0)),
        ],
        at: "2m",
      }),
      fires("judged when the run is over", {
        series: story([constant(0)], [constant(1, "10m"), constant(0)]),
        at: "11m15s",
      }),
      fires("until a run of the test passes", {
        series: story(
          [constant(0, "20m"), constant(1, "20m")],
          [constant(0, "10m"), constant(1, "10m"), constant(0, "20m")],
        ),
        at: "9m",
        resolvedBy: "10m",
      }),
      silent("every limit held", { series: story([constant(1, "30m")]) }),
      silent("the run goes on", {
        series: story([constant(0, "10m"), constant(1, "10m")], [constant(1, "10m"), constant(0, "10m")]),
      }),
      silent("the other tool's run of the same test goes on", {
        series: [...story([constant(1, "20m")]), running.series({ tool: "k6", test }, constant(1, "20m"))],
      }),
      silent("a test without limits", { series: [running.series(run, constant(0, "20m"))], shows: "no data" }),
    ],
  });
};
