import test from "ava";
import { alert, constant, fires, gauge, group, gt, type Severity } from "../../../alerts/kit/index.ts";
import { judgeAccuracy, type Play, timeOf } from "../../../validation/judge/index.ts";
import type { SeenAlert } from "../../../validation/observe/index.ts";
import { bystandersIn, type Episode, type Firing } from "../../../validation/plan/index.ts";
import { faultlessPlay, lookUp } from "../support/faultless-play.ts";

const lag = gauge("queue_lag", { help: "Messages that wait.", labels: ["queue"] });

function waits(name: string, limit: number, severity: Severity, most: number) {
  const series = [lag.series({ queue: "q1", job: "worker" }, [constant(0, "2m"), constant(most, "6m"), constant(0)])];
  return alert(name, {
    expr: gt(lag.where({ job: "worker" }), limit),
    for: "2m",
    severity,
    summary: () => "It waits.",
    action: "Look.",
    scenarios: [fires("much", { series, at: "6m", resolvedBy: "12m" })],
  });
}

/** In the scenario of `Few` nothing reaches `Many`, in that of `Many` both have to fire from 4m to 7m45s. */
const few = waits("Few", 10, "warning", 50);
const many = waits("Many", 100, "critical", 500);
const groups = [group("queues", { rules: [few, many] })];
const own = faultlessPlay({ groups });
const bystanders = bystandersIn(own.episodes, { groups, evaluationInterval: "15s" });
const minute = 60_000;

function episodeOf(name: string): Episode {
  const episode = own.episodes.find(({ alert: { name: one } }) => one === name);
  if (episode === undefined) throw new Error(`${name} is not played`);
  return episode;
}

/** The faultless play, with what is seen of the other alert in the scenario of one. */
function besides(name: string, ...firings: readonly Firing[]): Play {
  const episode = episodeOf(name);
  const seen = firings.map(
    ({ labels, from, to }): SeenAlert => ({
      episode: episode.id,
      labels,
      spans: [{ state: "firing", from: timeOf(own, episode, from), to: timeOf(own, episode, to) }],
    }),
  );
  return { ...own, observed: { ...own.observed, alerts: [...own.observed.alerts, ...seen] } };
}

const labels = { alertname: "Few", job: "worker", queue: "q1", severity: "warning" };
const asWorkedOut: Firing = { labels, from: 4 * minute, to: 7.75 * minute };
const wrongly: Firing = {
  labels: { ...labels, alertname: "Many", severity: "critical" },
  from: 5 * minute,
  to: 6 * minute,
};

const judged = (play: Play) =>
  judgeAccuracy([{ play, sightings: lookUp(play), series: 10, queriesPerSecond: 0 }], { untested: [], bystanders });

const summary = (play: Play) => {
  const { status, elsewhere } = judged(play);
  const { quiet, fired, false: wrong, absent } = elsewhere ?? { quiet: -1, fired: -1, false: -1, absent: -1 };
  return { status, quiet, fired, wrong, absent };
};

test("another alert that fires where its rule says so is fine, and no trial of it", (t) => {
  const { rules, mishaps, findings, elsewhere } = judged(besides("Many", asWorkedOut));
  t.deepEqual([mishaps, findings], [[], []]);
  t.deepEqual(
    rules.map(({ alert: name, counts }) => [name, counts.right, counts.false, counts.quiet]),
    [
      ["Few", 1, 0, 1],
      ["Many", 1, 0, 1],
    ],
  );
  t.deepEqual(elsewhere, {
    judged: 2,
    quiet: 1,
    fired: 1,
    false: 0,
    absent: 0,
    rows: [
      {
        alert: "Few",
        severity: "warning",
        with: "Many",
        scenario: "much",
        kind: "fires",
        outcome: "as worked out",
        times: 1,
      },
    ],
    notJudged: [],
  });
});

test("one that fires where its rule says that it has to be silent is false, and counts against its rule", (t) => {
  const { status, rules, severities, mishaps, findings, elsewhere } = judged(besides("Few", wrongly));
  t.is(status, "failed");
  const detail =
    'had to stay silent, fired from 5m to 6m with alertname="Many", job="worker", queue="q1", severity="critical"';
  t.deepEqual(mishaps, [
    { alert: "Many", severity: "critical", scenario: "Few › much", kind: "fires", outcome: "false", load: 1, detail },
  ]);
  t.deepEqual(
    findings.filter(({ severity }) => severity === "error").map(({ check, path, message }) => [check, path, message]),
    [["validation/false", "alerts › Many › Few › much", `${detail}.`]],
  );
  t.deepEqual(
    rules.map(({ alert: name, counts: { right, false: wrong, precision } }) => [name, right, wrong, precision.of]),
    [
      ["Few", 1, 0, 1],
      ["Many", 1, 1, 2],
    ],
  );
  t.deepEqual(
    severities.map(({ severity, counts }) => [severity, counts.false]),
    [
      ["critical", 1],
      ["warning", 0],
    ],
  );
  t.is(elsewhere?.false, 1);
});

test("one that had to fire before the part that is played is not missed, nor one that has just begun to wait", (t) => {
  const absentFrom = (minutes: number) => {
    const episodes = own.episodes.map((one) => ({ ...one, from: minutes * minute }));
    return judged({ ...own, episodes }).elsewhere?.absent;
  };
  // It has to fire from 4m to 7m45s; the rule begins to wait anew, for 2m, where the play begins.
  t.deepEqual([1, 4, 5.5, 9].map(absentFrom), [1, 1, 0, 0]);
});

test("one that has to fire and does not is a remark, not a fault", (t) => {
  const { status, mishaps, findings } = judged(own);
  t.is(status, "passed");
  t.deepEqual(mishaps, []);
  t.deepEqual(
    findings.map(({ check, severity, path, message }) => [check, severity, path, message]),
    [
      [
        "validation/absent-elsewhere",
        "info",
        "alerts › Few › Many › much",
        'had to fire from 4m to 7m45s with alertname="Few", job="worker", queue="q1", severity="warning", and did not.',
      ],
    ],
  );
});

const within = test.macro({
  exec(t, from: number, to: number, outcome: "fired" | "wrong") {
    const { fired, wrong } = summary(besides("Many", { ...asWorkedOut, from: from * minute, to: to * minute }));
    t.deepEqual([fired, wrong], outcome === "fired" ? [1, 0] : [0, 1]);
  },
  title: (_, from, to, outcome) => `worked out from 4m to 7m45s, seen from ${from}m to ${to}m: ${outcome}`,
});

// Two scrapes and two evaluations are a minute.
test(within, 3.1, 8.7, "fired");
test(within, 5, 6, "fired");
test(within, 2.9, 8, "wrong");
test(within, 4, 8.8, "wrong");
test(within, 9, 9, "wrong");

test("a rule with subqueries may fire by their step earlier or later", (t) => {
  const early = besides("Many", { ...asWorkedOut, from: 2 * minute });
  const judgedWith = (step: number) =>
    judgeAccuracy([{ play: early, sightings: lookUp(early), series: 10, queriesPerSecond: 0 }], {
      untested: [],
      bystanders: (episode) => {
        const { judged: known, notJudged } = bystanders(episode);
        return { judged: known.map((one) => ({ ...one, step })), notJudged };
      },
    }).elsewhere?.false;
  t.deepEqual([judgedWith(0), judgedWith(minute)], [1, 0]);
});

test("what fires in stretches fires within the one that was worked out", (t) => {
  const play = besides("Many", { ...asWorkedOut, to: 5 * minute }, { ...asWorkedOut, from: 6 * minute });
  t.deepEqual(summary(play), { status: "passed", quiet: 1, fired: 1, wrong: 0, absent: 0 });
});

test("other labels than those that were worked out are false", (t) => {
  const other = { ...asWorkedOut, labels: { ...labels, queue: "q2" } };
  t.deepEqual(summary(besides("Many", other)), { status: "failed", quiet: 1, fired: 0, wrong: 1, absent: 0 });
  const severe = { ...asWorkedOut, labels: { ...labels, severity: "critical" } };
  t.is(summary(besides("Many", severe)).wrong, 1);
});

test("what begins to fire after the scenario has ended is nobody's business", (t) => {
  const late = { ...wrongly, from: 12.5 * minute, to: 13 * minute };
  t.deepEqual(summary(besides("Few", late)), { status: "passed", quiet: 1, fired: 0, wrong: 0, absent: 1 });
});

test("nobody is judged where nobody looks", (t) => {
  const play = besides("Few", wrongly);
  const { status, elsewhere } = judgeAccuracy([{ play, sightings: lookUp(play), series: 10, queriesPerSecond: 0 }], {
    untested: [],
  });
  t.deepEqual([status, elsewhere], ["passed", undefined]);
});
