import test from "ava";
import fc from "fast-check";
import {
  allKillPoints,
  byDesign,
  explanationsOf,
  idOf,
  judgeCase,
  type KillPoint,
  type PlayedCase,
} from "../../../validation/kill-matrix/index.ts";
import { resilience } from "../../../validation/result/index.ts";

const firing = { part: "prometheus", how: "SIGKILL", when: "firing", outage: "beyond-ends-at" } as const;

function played(point: KillPoint, told: string, more: Partial<PlayedCase> = {}): PlayedCase {
  const messages = told.split(" ").map((one) => ({
    at: Number(one.slice(1)),
    status: one.startsWith("f") ? ("firing" as const) : ("resolved" as const),
  }));
  return {
    point,
    fault: { from: 100, to: 200 },
    outage: { from: 130, to: 150 },
    messages,
    recoveredAt: 160,
    samplesLost: 0,
    ...more,
  };
}

const judged = test.macro((t, given: PlayedCase, expected: Partial<ReturnType<typeof judgeCase>>) => {
  const result = judgeCase(given, { reaction: 10 });
  t.like(result, expected);
  t.notThrows(() => resilience.shape.cases.element.parse(result));
});

test("nothing went wrong", judged, played(firing, "f120 r220"), { status: "passed", lost: 0, recovery: 10 });
test("what is by design is told and fails nothing", judged, played(firing, "f120 r140 f160 r220"), {
  status: "passed",
  falseResolved: 1,
});
const thawed = { part: "prometheus", how: "pause", when: "resolving", outage: "beyond-ends-at" } as const;
test(
  "one that goes on after a freeze may tell once more what is over, and then its end",
  judged,
  played(thawed, "f120 r205 f206 r220"),
  { status: "passed", falseFiring: 1 },
);
test("one that was killed may not", judged, played({ ...thawed, how: "SIGKILL" }, "f120 r205 f206 r220"), {
  status: "failed",
  falseFiring: 1,
});
test("a loss fails wherever it is", judged, played(firing, "f120 r140"), { status: "failed", lost: 1 });
test("a duplicate that nothing explains", judged, played(firing, "f120 f160 r220"), {
  status: "failed",
  duplicated: 1,
});
test(
  "one of two must not say that it is over",
  judged,
  played({ ...firing, part: "one-of-two-prometheuses" }, "f120 r140 f160 r220"),
  { status: "failed", falseResolved: 1, notes: [] },
);
test(
  "one of three may say it twice",
  judged,
  played({ ...firing, part: "one-of-three-alertmanagers" }, "f120 f160 r220"),
  {
    status: "passed",
    duplicated: 1,
  },
);
test(
  "a silence that a killed Alertmanager had not saved",
  judged,
  played({ ...firing, part: "alertmanager" }, "f120 r220", { silencesKept: false }),
  {
    status: "passed",
    silencesKept: false,
  },
);
test(
  "a silence that an Alertmanager forgot which was asked to end",
  judged,
  played({ ...firing, part: "alertmanager", how: "SIGTERM" }, "f120 r220", { silencesKept: false }),
  { status: "failed" },
);
test("told during the outage is told at once", judged, played(firing, "f120 r220", { recoveredAt: 140 }), {
  recovery: 0,
});
test(
  "a case that was not what it was to be is not judged",
  judged,
  played(firing, "f120 r140", { trouble: "the alert was pending" }),
  {
    status: "not measured",
    notes: [
      "the alert was pending",
      ...explanationsOf(firing)
        .filter(({ id }) => id === "for-starts-anew" || id === "ends-at")
        .map(({ why }) => why),
    ],
  },
);

test("what never came back has no recovery", (t) => {
  const { recoveredAt: _, ...never } = played(firing, "f120");
  t.false("recovery" in judgeCase(never, { reaction: 10 }));
});

test("no loss passes in any case, whatever else is by design", (t) => {
  fc.assert(
    fc.property(fc.constantFrom(...allKillPoints()), (point) => {
      t.is(judgeCase(played(point, "r90"), { reaction: 10 }).status, "failed");
    }),
  );
});

test("every row of what is by design is about a case that there is, and says where it is from", (t) => {
  for (const row of byDesign) {
    t.true(
      allKillPoints().some((point) => explanationsOf(point, [row]).length > 0),
      row.id,
    );
    t.true(row.source.length > 0 && row.why.endsWith("."));
  }
  t.is(new Set(byDesign.map(({ id }) => id)).size, byDesign.length);
});

test("nothing explains a false message where a part is there twice", (t) => {
  const redundant = allKillPoints().filter(({ part }) => part.startsWith("one-of-"));
  const explained = redundant.flatMap((point) => explanationsOf(point).flatMap(({ explains }) => explains));
  t.deepEqual([...new Set(explained)], ["duplicated"], redundant.map(idOf).join(" "));
});
