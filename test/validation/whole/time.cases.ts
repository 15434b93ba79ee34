import test from "ava";
import { definitionsOf } from "../../../bundle/index.ts";
import { askedOf } from "../../../cli/validate-options.ts";
import { parseSettings } from "../../../settings/index.ts";
import { knownSystems, selectSystems } from "../../../systems/index.ts";
import {
  alertNames,
  estimate,
  partsBeside,
  scenariosStep,
  secondsOf,
  subjectOf,
  wholeRehearsal,
} from "../../../validation/index.ts";
import { weights } from "../../../validation/score/index.ts";

/** Every system there is, where each has an address. */
const names = knownSystems.map(({ name }) => name);
const demo = knownSystems.filter(({ miniature }) => miniature !== undefined).map(({ name }) => name);
const settings = parseSettings({
  project: "a",
  stack: "dev",
  values: { systems: names, demo },
  systems: knownSystems,
});
const subject = subjectOf(settings, definitionsOf({ settings, systems: selectSystems(names, knownSystems) }));

function whole(flags: { readonly quick?: boolean }) {
  const asked = askedOf({ stack: "dev", out: "", ...flags }, alertNames(subject));
  const planned = estimate(subject, asked);
  const play = scenariosStep({ subject, estimate: planned, selection: asked.selection, loads: asked.loads, stage: {} });
  const { factor } = planned;
  return wholeRehearsal({ settings, dashboards: [], play, factor, parts: partsBeside, quick: flags.quick === true })
    .rounds;
}

test("a full rehearsal of all systems measures everything that has points, within half an hour", (t) => {
  const rounds = whole({});
  t.deepEqual(
    rounds
      .flat()
      .flatMap(({ parts }) => parts)
      .sort(),
    Object.keys(weights).sort(),
  );
  t.true(
    rounds.every((round) => round.length === 1),
    "nothing runs beside what measures times",
  );
  t.true(secondsOf(rounds) <= 30 * 60, `${secondsOf(rounds)} s`);
});

test("a quick one is done within three minutes, without the dashboards", (t) => {
  const rounds = whole({ quick: true });
  t.deepEqual(
    rounds
      .flat()
      .flatMap(({ parts }) => parts)
      .sort(),
    Object.keys(weights)
      .filter((part) => part !== "dashboards")
      .sort(),
  );
  t.true(secondsOf(rounds) <= 3 * 60, `${secondsOf(rounds)} s`);
});
