import { goroutines, heapInUse } from "../metrics/go.ts";
import { type Alert, alert, and, constant, fires, gap, gt, lt, ramp, silent } from "./kit/index.ts";
import { goroutineGrowth, heapGrowth, objectsFreed, stillGrowing, warm } from "./leak-growth.ts";
import { collected, goroutinesOf, heap, MiB, restartedHeap, sawtooth } from "./leaks-scenarios.ts";

interface Leaky {
  readonly job: string;
  readonly owner?: string;
}

/** The heap's lows have grown beyond `factor` times what they were, and go on growing. */
export const goHeapGrowing = ({ job, owner, factor = 3 }: Leaky & { readonly factor?: number }): Alert => {
  const uses = heap(job);
  return alert("GoHeapGrowing", {
    expr: and(gt(heapGrowth(job), factor), stillGrowing(heapInUse.where({ job }))),
    for: "20m",
    severity: "warning",
    priority: "P2",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) =>
      `the heap of ${labels.job} has grown to ${value.humanize} times its size and goes on`,
    description:
      "Its lows, right after collections, keep rising: something holds on to objects. It ends in a kill for memory.",
    action: "Take a heap profile before anything else, then restart it at a quiet moment.",
    page: {
      meaning:
        "What the heap holds right after garbage collections is more than three times the least it held in the last six hours, the first half-hour after a start not counted, and it was less a quarter of an hour ago. Load makes a heap grow to a level; this one finds none.",
      look: [
        "`min_over_time(go_memstats_heap_inuse_bytes[15m])` over a day: the line to follow. When it rises only with `rate(grpc_server_handled_total[5m])`, every call leaves something behind.",
        "`go_memstats_heap_objects`: many small objects, or few large ones?",
        "[GoroutinesGrowing](GoroutinesGrowing.md): goroutines that never end hold what they use.",
        "Sessions, caches and maps that are filled and never emptied; did the newest release bring one?",
      ],
      act: [
        "Take a heap profile while the memory is still held (`/debug/pprof/heap`, where the service has it).",
        "`predict_linear(process_resident_memory_bytes[1h], 4 * 3600)` against the container's limit says how much time is left.",
        "Restart it at a quiet moment; roll back when it came with a release.",
      ],
    },
    scenarios: [
      fires("one MiB a minute stays", {
        series: uses(constant(6 * MiB, "1h"), ramp({ from: 6 * MiB, by: MiB, per: "1m" })),
        at: "1h50m",
        notBefore: "1h47m",
      }),
      fires("until it is started anew", {
        series: restartedHeap(job)(
          [
            constant(6 * MiB, "1h"),
            ramp({ from: 6 * MiB, by: MiB, per: "1m", lasts: "1h" }),
            gap("1m"),
            constant(5 * MiB, "1h"),
          ],
          [constant(0, "2h"), gap("1m"), constant(7260, "1h")],
        ),
        at: "1h50m",
        resolvedBy: "2h1m",
      }),
      fires("behind the ups and downs of collections", {
        series: uses(...sawtooth({ low: 6 * MiB, times: 30 }), ...sawtooth({ low: 6 * MiB, leak: MiB, times: 60 })),
        at: "2h10m",
      }),
      fires("again after a restart in the middle of it", {
        series: restartedHeap(job)(
          [
            constant(6 * MiB, "1h"),
            ramp({ from: 6 * MiB, by: MiB, per: "1m", lasts: "30m" }),
            gap("1m"),
            ramp({ from: 4 * MiB, by: 0.25 * MiB, per: "1m" }),
          ],
          [constant(0, "1h30m"), gap("1m"), constant(5460)],
        ),
        at: "3h30m",
      }),
      silent("three times, and there it stays", {
        series: uses(constant(6 * MiB, "1h"), constant(24 * MiB, "2h")),
      }),
      silent("it grows from a cold start", {
        series: uses(ramp({ from: 2 * MiB, by: 0.5 * MiB, per: "1m", lasts: "30m" }), constant(17 * MiB, "2h")),
      }),
      silent("ups and downs of collections", { series: uses(...sawtooth({ low: 6 * MiB, times: 90 })) }),
      silent("up to three times as much", {
        shows: "boundary",
        series: uses(
          constant(6 * MiB, "1h"),
          ramp({ from: 6 * MiB, by: 0.2 * MiB, per: "1m", lasts: "1h" }),
          constant(18 * MiB, "1h"),
        ),
      }),
    ],
  });
};

/** More than `growth` goroutines have come and not ended, and more come. */
export const goroutinesGrowing = ({ job, owner, growth = 20 }: Leaky & { readonly growth?: number }): Alert => {
  const has = goroutinesOf(job);
  return alert("GoroutinesGrowing", {
    expr: and(gt(goroutineGrowth(job), growth), stillGrowing(goroutines.where({ job }))),
    for: "20m",
    severity: "warning",
    priority: "P2",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) => `${labels.job} has ${value} goroutines more than it had, and more come`,
    description: "They wait for something that never comes, and hold their stacks and whatever they use.",
    action: "Take a goroutine profile: the place where most of them wait is the leak.",
    page: {
      meaning:
        "The fewest goroutines of a quarter of an hour are more than twenty above the fewest of the last six hours, the first half-hour after a start not counted, and there were fewer a quarter of an hour ago. Calls under way make goroutines that end with them; these do not end.",
      look: [
        "`go_goroutines` over a day: does it rise with calls, with errors, or all the time?",
        "Calls that ended in `DeadlineExceeded` or were dropped leave goroutines behind when their context is not passed on.",
        "`go_threads`: when it rises as well, they wait in the system: files, names that are not resolved.",
      ],
      act: [
        "Take a goroutine profile before a restart (`/debug/pprof/goroutine?debug=1`, where the service has it; else the stacks that SIGQUIT prints, which ends the process).",
        "Restart it at a quiet moment; roll back when it came with a release.",
      ],
    },
    scenarios: [
      fires("fifty a second", {
        series: has(constant(12, "1h"), ramp({ from: 12, by: 50, per: "1s" })),
        at: "1h40m",
        notBefore: "1h35m",
      }),
      fires("one every ten minutes", {
        shows: "boundary",
        series: has(constant(12, "40m"), ramp({ from: 12, by: 1, per: "10m" })),
        at: "4h50m",
      }),
      silent("a load that comes and stays", { series: has(constant(12, "1h"), constant(200, "2h")) }),
      silent("twenty more", {
        shows: "boundary",
        series: has(constant(12, "1h"), ramp({ from: 12, by: 1, per: "2m", lasts: "40m" }), constant(32, "1h")),
      }),
      silent("it grows from a cold start", {
        series: has(ramp({ from: 5, by: 3, per: "1m", lasts: "30m" }), constant(95, "2h")),
      }),
      silent("many, with calls that come and go", {
        series: has(...Array.from({ length: 36 }, () => [constant(12, "1m"), constant(300, "4m")]).flat()),
      }),
    ],
  });
};

/** Collections free less than half of what is allocated: the rest stays. */
export const goCollectionsReclaimLittle = ({ job, owner }: Leaky): Alert => {
  const collects = collected(job);
  const freed = (share: number) => ramp({ from: 0, by: share * 10_000, per: "15s" });
  return alert("GoCollectionsReclaimLittle", {
    expr: and(lt(objectsFreed(job), 0.5), warm(job, "1h"), {
      on: ["instance", "job"],
    }),
    for: "15m",
    severity: "warning",
    priority: "P3",
    ...(owner === undefined ? {} : { owner }),
    summary: ({ labels, value }) => `collections free only ${value.humanizePercentage} of what ${labels.job} allocates`,
    description:
      "In a steady state they free all of it. More than half stays: the heap will grow as fast as calls come.",
    action: "See what the newest release keeps: a cache without a bound, a list that only grows.",
    page: {
      meaning:
        "Of the objects that were allocated in the last half-hour, less than half were freed in it. A service that is warm frees as many as it makes. The hour after a start does not count: caches and pools fill then.",
      look: [
        "`go_memstats_heap_objects`: it rises by what is not freed.",
        "`rate(go_memstats_mallocs_total[5m])`: is it load, or is it a job that builds something large once?",
        "[GoHeapGrowing](GoHeapGrowing.md) fires next, when this goes on.",
      ],
      act: [
        "A job that builds something large: wait for its end.",
        "Else take a heap profile and roll back the release that brought it.",
      ],
    },
    scenarios: [
      fires("two thirds stay", { series: collects([freed(0.3)]), at: "1h20m", notBefore: "1h15m15s" }),
      fires("just less than half is freed", { shows: "boundary", series: collects([freed(0.499)]), at: "1h20m" }),
      silent("half is freed", { shows: "boundary", series: collects([freed(0.5)]), lasts: "2h" }),
      silent("all is freed", { series: collects([freed(1)]), lasts: "2h" }),
      silent("a cache fills in the first half-hour", {
        series: collects([
          { ...freed(0.1), lasts: "30m" },
          { ...freed(1), from: 120_000 },
        ]),
        lasts: "2h",
      }),
      silent("it is idle", { shows: "no data", series: collects([constant(0)], 0), lasts: "2h" }),
    ],
  });
};
