import test from "ava";
import { catalogue } from "../../alerts/catalogue.ts";
import { differences } from "./differences.ts";
import { compressed, playedOf, real } from "./plays.ts";

test("scenarios that begin one after the other have clocks of their own, and nothing is absent before they begin", (t) => {
  const groups = catalogue.filter(({ name }) => name === "agents" || name === "prometheus-storage");
  const played = groups.flatMap((group) => playedOf(group).map((one) => ({ ...one, real: real(one, group.rules) })));
  const late = played.map((one, index) => ({ ...one, id: `e${index + 1}`, startsAt: (index + 1) * 750 }));
  t.true(["RecoveryOverdue", "TargetMissing"].every((name) => late.some(({ alert }) => alert.name === name)));
  t.deepEqual(differences(late, compressed(late, groups, { factor: 20 })), []);
});

for (const name of ["prometheus-storage", "slo-agents-availability", "governance-bridge"]) {
  const groups = catalogue.filter((group) => group.name === name);
  const played = groups.flatMap((group) => playedOf(group).map((one) => ({ ...one, real: real(one, group.rules) })));
  test(`${name}: ${played.length} scenarios at once do not disturb each other`, (t) => {
    t.true(played.length > 10);
    t.deepEqual(differences(played, compressed(played, groups, { factor: 20 })), []);
  });
}
