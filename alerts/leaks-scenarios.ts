import { allocations, frees, goroutines, heapInUse } from "../metrics/go.ts";
import { startTime } from "../metrics/process.ts";
import { constant, type Duration, ramp, type SampleSeries, type Shape } from "./kit/index.ts";

export const MiB = 2 ** 20;

/** The heap of a process that started at the beginning, or at these times in seconds. */
export function heap(job: string) {
  return (...samples: readonly Shape[]) => [heapInUse.series(target(job), samples), ...running(job)];
}

/** The same for its goroutines. */
export function goroutinesOf(job: string) {
  return (...samples: readonly Shape[]) => [goroutines.series(target(job), samples), ...running(job)];
}

/** The heap of a process that starts anew at a time. */
export function restartedHeap(job: string) {
  return (samples: readonly Shape[], started: readonly Shape[]): readonly SampleSeries[] => [
    heapInUse.series(target(job), samples),
    startTime.series(target(job), started),
  ];
}

/** Objects that are allocated in each quarter of a minute, and those of them that collections free. */
export function collected(job: string) {
  return (freed: readonly Shape[], allocated = 10_000): readonly SampleSeries[] => [
    allocations.series(target(job), ramp({ from: 0, by: allocated, per: "15s" })),
    frees.series(target(job), freed),
    ...running(job),
  ];
}

/** A heap between two collections: it fills from `low` to twice that in two minutes; `low` itself grows by `leak` each time. */
export function sawtooth({ low, leak = 0, times }: { low: number; leak?: number; times: number }): readonly Shape[] {
  return Array.from({ length: times }, (_, index) => {
    const from = low + index * leak;
    return ramp({ from, by: from / 8, per: "15s", lasts: "2m" as Duration });
  });
}

function running(job: string): readonly SampleSeries[] {
  return [startTime.series(target(job), constant(0))];
}

function target(job: string) {
  return { job, instance: `${job}:8081` };
}
