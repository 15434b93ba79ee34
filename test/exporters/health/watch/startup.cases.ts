import test from "ava";
import { createStartupWatch, type StartNews } from "../../../../exporters/health/watch/startup.ts";

type Seen = readonly [second: number, what: "gone" | "unsure" | "unready" | "ready", startedAt?: number, took?: number];

const after = (...seen: readonly Seen[]) => {
  const watch = createStartupWatch();
  for (const [second, what, startedAt, took] of seen) {
    const news: StartNews = {
      atMs: second * 1000,
      presence: what === "gone" || what === "unsure" ? what : "there",
      ready: what === "ready",
      startedAtMs: startedAt === undefined ? undefined : startedAt * 1000,
      startupSeconds: took,
    };
    watch.observe(news);
  }
  return watch.result();
};

const gives = test.macro({
  exec(t, seen: readonly Seen[], expected: ReturnType<typeof after>) {
    t.deepEqual(after(...seen), expected);
  },
  title: (given) => String(given),
});

test("a service that was ready before the exporter looked has no duration", gives, [[0, "ready"]], {
  unknown: "already_up",
});
test(
  "nor has one that is not there",
  gives,
  [
    [0, "gone"],
    [5, "gone"],
  ],
  { unknown: "not_answering" },
);
test(
  "one that was found starting has no beginning",
  gives,
  [
    [0, "unready"],
    [5, "ready"],
  ],
  { unknown: "start_not_seen" },
);
test(
  "until it is ready it is starting",
  gives,
  [
    [0, "gone"],
    [5, "unready"],
  ],
  { unknown: "starting" },
);
test(
  "seen from outside, both ends lie between two looks",
  gives,
  [
    [0, "gone"],
    [10, "unready"],
    [20, "unready"],
    [30, "ready"],
  ],
  {
    seconds: 20,
    errorSeconds: 10,
  },
);
test(
  "ready at the first answer: anything within one interval",
  gives,
  [
    [0, "gone"],
    [10, "ready"],
  ],
  { seconds: 0, errorSeconds: 10 },
);
test(
  "a start that the service tells is exact",
  gives,
  [
    [0, "gone"],
    [10, "unready", 6],
    [20, "ready", 6],
  ],
  {
    seconds: 9,
    errorSeconds: 5,
  },
);
test(
  "also where nobody was seen missing",
  gives,
  [
    [0, "unready", -3],
    [4, "unready", -3],
    [6, "ready", -3],
  ],
  { seconds: 8, errorSeconds: 1 },
);
test(
  "a duration that the service tells goes before what was seen",
  gives,
  [
    [0, "gone"],
    [10, "ready", 8, 1.25],
  ],
  {
    seconds: 1.25,
    errorSeconds: 0,
  },
);
test(
  "losing a dependency is no start",
  gives,
  [
    [0, "gone"],
    [10, "ready"],
    [20, "unready"],
    [900, "ready"],
  ],
  { seconds: 0, errorSeconds: 10 },
);
test(
  "silence without a new start is no start",
  gives,
  [
    [0, "gone"],
    [2, "ready", 1],
    [10, "gone"],
    [20, "ready", 1],
  ],
  {
    seconds: 0.5,
    errorSeconds: 0.5,
  },
);
test(
  "an answer that took too long proves nothing",
  gives,
  [
    [0, "gone"],
    [2, "ready", 1],
    [10, "unsure"],
    [20, "ready", 1],
  ],
  {
    seconds: 0.5,
    errorSeconds: 0.5,
  },
);
test(
  "a restart between two looks shows by the start that is told",
  gives,
  [
    [0, "ready", -50],
    [10, "ready", 4],
  ],
  { seconds: 3, errorSeconds: 3 },
);
test(
  "an uptime in whole seconds is the same start",
  gives,
  [
    [0, "ready", -50],
    [10, "ready", -50.9],
  ],
  { unknown: "already_up" },
);
test(
  "the next start counts anew",
  gives,
  [
    [0, "gone"],
    [10, "ready"],
    [20, "gone"],
    [30, "unready"],
    [50, "ready"],
  ],
  {
    seconds: 15,
    errorSeconds: 15,
  },
);
