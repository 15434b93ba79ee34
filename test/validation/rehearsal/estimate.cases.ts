import test from "ava";
import { definitionsOf } from "../../../bundle/index.ts";
import { parseSettings } from "../../../settings/index.ts";
import { knownSystems, selectSystems } from "../../../systems/index.ts";
import { alertNames, estimate, subjectOf } from "../../../validation/index.ts";

const settings = parseSettings({ project: "a", stack: "dev", values: { systems: ["stack"] }, systems: knownSystems });
const subject = subjectOf(settings, definitionsOf({ settings, systems: selectSystems(["stack"], knownSystems) }));

test("a quick rehearsal is done within three minutes, a full one within thirty", (t) => {
  const quick = estimate(subject, { selection: { kind: "quick" }, loads: [1] });
  // Twenty would do, were there no alert that waits for an hour.
  t.is(quick.factor, 40);
  t.true(quick.seconds <= 180, `${quick.seconds} s`);
  const full = estimate(subject, { selection: { kind: "full" }, loads: [1, 5, 10] });
  t.true(full.seconds <= 1800, `${full.seconds} s`);
  t.true(full.episodes > 3 * quick.episodes);
});

test("a single alert is played as fast as forty seconds ask for, by a factor that divides the usual intervals", (t) => {
  for (const name of alertNames(subject)) {
    const selection = { kind: "only", alerts: [name], trials: 20 } as const;
    const { factor, seconds, episodes } = estimate(subject, { selection, loads: [1] });
    t.is(15_000 % factor, 0, name);
    t.true(episodes > 0 && seconds <= 40, `${name}: ${seconds} s`);
  }
});

test("the factor that is asked for is taken", (t) => {
  const wanted = { selection: { kind: "quick" }, loads: [1] } as const;
  t.is(estimate(subject, { ...wanted, factor: 30 }).factor, 30);
});
