import test from "ava";
import { catalogue } from "../../../alerts/catalogue.ts";
import { differences } from "../differences.ts";
import { compressed, playedOf, real } from "../plays.ts";

for (const group of catalogue) {
  const played = playedOf(group);
  if (played.length === 0) continue;
  test(`${group.name}: all of ${played.length} scenarios at once, as alone`, (t) => {
    const alone = played.map((one) => ({ ...one, real: real(one, group.rules) }));
    t.deepEqual(differences(alone, compressed(played, [group], { factor: 20 })), []);
  });
}
