import { gcPause } from "../metrics/jvm.ts";
import {
  type Alert,
  alert,
  fires,
  gap,
  gt,
  ramp,
  rate,
  type SampleSeries,
  type Shape,
  silent,
  sum,
} from "./kit/index.ts";

/** A Java service stands still for a tenth of the time because it collects garbage: its heap is nearly full. */
export const collectingGarbage = ({ job, owner }: { job: string; owner?: string }): Alert => {
  const target = { job, instance: `${job}:8080` };
  // A summary without quantiles: the sum of its pauses is all that is read.
  const pauses = (...samples: readonly Shape[]): readonly SampleSeries[] => [
    {
      metric: gcPause.sum.node.metric,
      labels: { action: "end of minor GC", cause: "G1 Evacuation Pause", gc: "G1 Young Generation", ...target },
      samples,
    },
  ];
  const paused = (share: number, more: Partial<Parameters<typeof ramp>[0]> = {}) =>
    ramp({ from: 0, by: 15 * share, per: "15s", ...more });
  return alert("JvmCollectingGarbage", {
    expr: gt(sum(rate(gcPause.where({ job }).sum, "5m")).by("job", "instance"), 0.1),
    for: "10m",
    severity: "warning",
    priority: "P3",
    ...(owner === undefined ? {} : { owner }),
    labels: { job },
    summary: ({ labels, value }) =>
      `${labels.instance} stands still for ${value.humanizePercentage} of the time to collect garbage`,
    description: "Requests wait during each pause. It ends with an OutOfMemoryError when it goes on.",
    action: "Take a heap histogram (jcmd <pid> GC.class_histogram), then restart the instance.",
    page: {
      look: [
        '`jvm_memory_used_bytes{area="heap"}` after collections: rising for hours is a leak; high since a release or under load is too small a heap.',
        "`jvm_gc_pause_seconds_count` by `cause`: Allocation Failure and Evacuation Pause are load, Metadata GC Threshold is class loading.",
      ],
      act: [
        "Take the histogram before the restart: afterwards the evidence is gone.",
        "A leak: roll back. Load: more memory (`-Xmx` and the container's limit together) or another instance.",
      ],
    },
    scenarios: [
      fires("a leak has filled the heap", { series: pauses(paused(0.4)), at: "15m", notBefore: "11m30s" }),
      fires("just over a tenth", { series: pauses(paused(0.11)), at: "15m", shows: "boundary" }),
      fires("restarted meanwhile, and soon full again", {
        series: pauses(paused(0.4, { lasts: "10m" }), gap("30s"), paused(0.4)),
        at: "24m",
      }),
      fires("until it is restarted", {
        series: pauses(paused(0.4, { lasts: "20m" }), gap("30s"), ramp({ from: 0, by: 0.1, per: "15s", lasts: "20m" })),
        at: "18m",
        resolvedBy: "24m",
      }),
      silent("just under a tenth", { series: pauses(paused(0.09)), lasts: "1h", shows: "boundary" }),
      silent("a start: class loading for three minutes", {
        series: pauses(paused(0.3, { lasts: "3m" }), ramp({ from: 54, by: 0.1, per: "15s", lasts: "30m" })),
      }),
    ],
  });
};
