import test from "ava";
import { catalogue } from "../../../alerts/catalogue.ts";
import { differences } from "../differences.ts";
import { compressed, playedOf, real } from "../plays.ts";

for (const group of catalogue) {
  const played = playedOf(group);
  if (played.length === 0) continue;
  test(`${group.name}: each of ${played.length} scenarios goes through the same states in a twentieth of the time`, (t) => {
    const copy = played.map((one) => compressed([one], catalogue, { factor: 20 })[0] ?? []);
    t.deepEqual(
      differences(
        played.map((one) => ({ ...one, real: real(one, group.rules) })),
        copy,
      ),
      [],
    );
  });
}
