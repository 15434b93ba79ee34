import { handled, handlingTime } from "../metrics/grpc.ts";
import { ended, method, took } from "./grpc-scenarios.ts";
import { type Alert, alert, and, type Duration, div, fires, gt, increase, rate, silent, sum } from "./kit/index.ts";

/** Codes that are the server's fault: also a deadline that passed on its side, and calls it turned away to save itself. */
export const serversFault = /DataLoss|DeadlineExceeded|Internal|ResourceExhausted|Unavailable|Unknown/;

interface Server {
  readonly job: string;
  readonly owner?: string;
}

/** Calls of a method fail by the server's fault; `limit` is the share that is accepted. */
export const grpcErrors = ({ job, owner, limit = 0.05 }: Server & { readonly limit?: number }): Alert => {
  const failed = handled.where({ job, grpc_code: serversFault });
  const calls = ended(job);
  return alert("GrpcErrors", {
    expr: and(
      gt(
        div(
          sum(rate(failed, "5m")).by("grpc_method", "grpc_service", "job"),
          sum(rate(handled.where({ job }), "5m")).by("grpc_method", "grpc_service", "job"),
        ),
        limit,
      ),
      // Three calls in a quiet night are not worth waking anybody.
      gt(sum(increase(failed, "5m")).by("grpc_method", "grpc_service", "job"), 10),
    ),
    for: "3m",
    severity: "critical",
    priority: "P1",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) =>
      `${value.humanizePercentage} of the calls of ${labels.grpc_method} on ${labels.job} fail`,
    description: "They end with a code that is the server's fault, not its callers'. Other methods may work.",
    action: ({ labels }) =>
      `Read the log of ${labels.job}, and see whether what it depends on answers; roll back its newest release.`,
    page: {
      look: [
        "`sum by (grpc_method, grpc_code) (rate(grpc_server_handled_total[5m]))`: one method or all, and which code.",
        "`Unavailable`: the backend refuses or drops connections. `DeadlineExceeded`: it is slow ([GrpcSlow](GrpcSlow.md)). `ResourceExhausted`: more calls at once than the server takes. `Internal`, `Unknown`: a fault of its own; the log has the error.",
        "Does the same happen over HTTP? Then it is behind the server, not in its gRPC side.",
      ],
      act: [
        "All methods: bring the backend back, or free the way to it.",
        "One method, since a release: roll it back.",
        "`ResourceExhausted`: find the caller that sends more than usual, or start another instance.",
      ],
    },
    scenarios: [
      fires("every call of one method", {
        series: calls({ ok: 0, unavailable: 10 }),
        at: "4m",
        notBefore: "3m30s",
        ...method(job),
        value: 1,
      }),
      fires("the first failure comes late, with a series of its own", {
        series: calls({ ok: 10, unavailable: 10, born: "late" }),
        at: "15m",
        ...method(job),
      }),
      fires("until the backend is back", {
        series: calls({ ok: 10, unavailable: 10, mended: "10m" }),
        at: "8m",
        resolvedBy: "15m",
        ...method(job),
      }),
      fires("just over the limit", {
        shows: "boundary",
        series: calls({ ok: 1000 * (1 - limit) - 1, unavailable: 1000 * limit + 1 }),
        at: "4m",
        ...method(job),
      }),
      silent("just at the limit", {
        shows: "boundary",
        series: calls({ ok: 1000 * (1 - limit), unavailable: 1000 * limit }),
        lasts: "30m",
      }),
      silent("callers' faults only", { series: calls({ ok: 1, notFound: 100 }), lasts: "30m" }),
      silent("all of the few calls that come at night", { series: calls({ ok: 0, unavailable: 0.4 }), lasts: "30m" }),
      silent("nobody calls", { shows: "no data", series: calls({ ok: 0 }), lasts: "30m" }),
    ],
  });
};

/** The slowest hundredth of a method's calls takes longer than `within`. */
export const grpcSlow = ({ job, owner, within }: Server & { readonly within: Duration }): Alert => {
  // Streams last as long as they are wanted.
  const unary = handlingTime.where({ job, grpc_type: "unary" });
  const calls = took(job);
  return alert("GrpcSlow", {
    expr: and(
      gt(unary.quantile(0.99, "5m").by("grpc_method", "grpc_service", "job"), within),
      // Of fewer calls the slowest hundredth is a single one.
      gt(sum(increase(unary.count, "5m")).by("grpc_method", "grpc_service", "job"), 200),
    ),
    for: "10m",
    severity: "warning",
    priority: "P2",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) => `${labels.grpc_method} on ${labels.job} takes ${value.humanizeDuration} (P99)`,
    description: `One call in a hundred takes longer than that; ${within} are promised.`,
    action: ({ labels }) =>
      `See whether one method or all of ${labels.job} are slow: all is the process, one is what it asks.`,
    page: {
      look: [
        "`histogram_quantile(0.5, …)` beside the P99: when the median is slow too, everything is; when it is not, some calls wait for something.",
        "Garbage collection and memory: [GoHeapGrowing](GoHeapGrowing.md), `rate(go_gc_duration_seconds_sum[5m])`.",
        "[ContainerCpuThrottled](ContainerCpuThrottled.md): a limit that is reached makes the slowest calls slow first.",
        "The backend's own latency, and the load: did calls per second grow?",
      ],
      act: [
        "Slow since a release: roll it back.",
        "More load than promised: start another instance.",
        "A slow backend: help it first; nothing here makes it faster.",
      ],
    },
    scenarios: [
      fires("two in a hundred wait", {
        series: calls({ fast: 98, slow: 2 }),
        at: "14m",
        notBefore: "10m45s",
        ...method(job),
      }),
      fires("every call is slow", { series: calls({ fast: 0, slow: 100 }), at: "14m", ...method(job) }),
      silent("one in a hundred waits", { shows: "boundary", series: calls({ fast: 99, slow: 1 }), lasts: "30m" }),
      silent("slow, but only some calls in five minutes", { series: calls({ fast: 0, slow: 9 }), lasts: "30m" }),
      silent("nobody calls", { shows: "no data", series: calls({ fast: 0 }), lasts: "30m" }),
    ],
  });
};
