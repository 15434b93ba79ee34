import test, { type ExecutionContext } from "ava";
import { engine } from "../../../../toolchain/index.ts";
import {
  type FaultTime,
  idOf,
  judgeCase,
  type KillPoint,
  measureResilience,
  playKill,
  playsOf,
  type ResilienceProgress,
  type Stage,
} from "../../../../validation/kill-matrix/index.ts";
import { factor, journalOf, type Kept, leftOf, notifiedOf, prepareImages, settings, stage } from "./support/copy.ts";

test.before(prepareImages);

// The serial ones look at what is left of all copies; the others, which wait most of the time, run beside each other after them.

test("Prometheus killed while an alert is pending and while it fires: what is counted is what the inbox and Alertmanager's log have", async (t) => {
  const on = await stage(t);
  const when = ["pending", "firing"] as const;
  const short = await playAndCompare(
    t,
    on,
    when.map((state) => ({ part: "prometheus", how: "SIGKILL", when: state, outage: "short" })),
    "s",
  );
  for (const one of short) t.like(one, { status: "passed", lost: 0, duplicated: 0, falseFiring: 0 });
  const long = await playAndCompare(
    t,
    on,
    when.map((state) => ({ part: "prometheus", how: "SIGKILL", when: state, outage: "beyond-ends-at" })),
    "l",
  );
  t.like(long[0], { status: "passed", lost: 0, duplicated: 0, falseResolved: 0, falseFiring: 0 });
  t.like(long[1], { status: "passed", lost: 0, duplicated: 0, falseResolved: 1, falseFiring: 0 });
  t.true(short.every(({ samplesLost }) => samplesLost >= 3) && long.every(({ samplesLost }) => samplesLost >= 18));
});

test("Alertmanager killed: what it wrote to disk is kept", async (t) => {
  const on = await stage(t);
  const [killed] = await playAndCompare(
    t,
    on,
    [{ part: "alertmanager", how: "SIGKILL", when: "firing", outage: "short" }],
    "k",
  );
  t.like(killed, { status: "passed", lost: 0, silencesKept: true });
});

test("Alertmanager killed that seldom writes to disk: duplicates and a lost silence are seen, and are those of the journal", async (t) => {
  const on = await stage(t, { maintenance: "15m" });
  const [firing] = await playAndCompare(
    t,
    on,
    [{ part: "alertmanager", how: "SIGKILL", when: "firing", outage: "short" }],
    "a",
  );
  t.like(firing, { status: "passed", lost: 0, duplicated: 1, silencesKept: false });
  const [stopped] = await playAndCompare(
    t,
    on,
    [{ part: "alertmanager", how: "SIGTERM", when: "firing", outage: "short" }],
    "b",
  );
  t.like(stopped, { status: "passed", lost: 0, duplicated: 0, silencesKept: true });
});

test.serial(
  "where a part is there twice nothing false is told; what is cut off is told as over; receivers get everything in the end",
  async (t) => {
    const points = [
      { part: "one-of-two-prometheuses", how: "SIGKILL", when: "firing", outage: "beyond-ends-at" },
      { part: "one-of-three-alertmanagers", how: "SIGKILL", when: "firing", outage: "beyond-ends-at" },
      { part: "network", how: "cut", when: "firing", outage: "beyond-ends-at" },
    ] as const;
    const progress: ResilienceProgress[] = [];
    const result = await measureResilience({
      settings,
      factor,
      points,
      receivers: true,
      signal: new AbortController().signal,
      onProgress: (one) => progress.push(one),
    });
    t.like(result, { status: "passed", findings: [], possible: 152 });
    const [prometheus, alertmanager, network] = result.cases;
    t.like(prometheus, { lost: 0, duplicated: 0, falseResolved: 0, falseFiring: 0, samplesLost: 0 });
    t.like(alertmanager, { lost: 0, falseResolved: 0, falseFiring: 0, silencesKept: true });
    t.like(network, { lost: 0, duplicated: 0, falseResolved: 1, falseFiring: 0, samplesLost: 0 });
    t.deepEqual(
      result.receivers.map(({ answer, status, delivered, lost, duplicated }) => [
        answer,
        status,
        delivered,
        lost,
        duplicated,
      ]),
      ["500", "429", "slow", "no answer"].map((answer) => [answer, "passed", 2, 0, 0]),
    );
    const attempts = result.receivers.map((one) => one.attempts);
    t.true(
      (attempts[0] ?? 0) > 4 && (attempts[1] ?? 0) > 2 && attempts[2] === 2 && (attempts[3] ?? 0) > 2,
      attempts.join(" "),
    );
    t.is(Math.max(...progress.map(({ done }) => done)), 3);
    t.deepEqual(await leftOf((await engine()).docker), []);
  },
);

test.serial("ended early, it says what it has, and nothing is left", async (t) => {
  const ending = new AbortController();
  const points = [{ part: "inbox", how: "SIGKILL", when: "before", outage: "short" }] as const;
  const result = await measureResilience({
    settings,
    factor,
    points,
    receivers: false,
    signal: ending.signal,
    onProgress: ({ step }) => {
      if (step.startsWith("playing")) ending.abort();
    },
  });
  t.like(result, { status: "not measured", cases: [], receivers: [], findings: [] });
  t.deepEqual(await leftOf((await engine()).docker), []);
});

/** Plays cases and compares each of their counts with a count of its own, made of the journal on the inbox's disk. */
async function playAndCompare(t: ExecutionContext, on: Stage, points: readonly KillPoint[], prefix: string) {
  const [play] = playsOf(points);
  if (play === undefined) throw new Error("there is nothing to play");
  const played = await playKill(on, play, prefix);
  const journal = await journalOf(on);
  return Promise.all(
    played.map(async (one) => {
      const judged = judgeCase(one, { reaction: 5000 });
      t.is(one.trouble, undefined, judged.id);
      const episode = `${prefix}-${one.point.when}`;
      const told = toldOf(journal, episode);
      t.is(await notifiedOf(on, episode), told.length, `${judged.id}: what Alertmanager sent`);
      const { lost, duplicated, falseResolved } = judged;
      t.deepEqual(
        { lost, duplicated, falseResolved },
        countByHand(told, one.fault),
        `${idOf(one.point)}: ${told.map(({ letter }) => letter).join("")}`,
      );
      return judged;
    }),
  );
}

interface Letter {
  readonly letter: "F" | "R";
  readonly at: number;
}

function toldOf(journal: readonly Kept[], episode: string): readonly Letter[] {
  return journal.flatMap(({ receivedAtMs, alerts }) =>
    alerts
      .filter(({ labels }) => labels.scenario === episode)
      .map(({ status }) => ({ letter: status === "firing" ? ("F" as const) : ("R" as const), at: receivedAtMs })),
  );
}

/** The same three numbers by another way: from the row of messages as a word. */
function countByHand(told: readonly Letter[], { from, to = Number.POSITIVE_INFINITY }: FaultTime) {
  const word = (some: readonly Letter[]) => some.map(({ letter }) => letter).join("");
  const during = word(told.filter(({ at }) => at >= from && at < to));
  const all = word(told);
  return {
    lost: (during.endsWith("F") ? 0 : 1) + (all.endsWith("F") ? 1 : 0),
    duplicated: (all.match(/(?<=F)F|(?<=R)R/g) ?? []).length,
    falseResolved: (during.match(/(?<=F)R/g) ?? []).length,
  };
}
