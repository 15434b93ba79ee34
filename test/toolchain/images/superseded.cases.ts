import test from "ava";
import { superseded } from "../../../toolchain/images/index.ts";

const hour = 60 * 60 * 1000;
const now = 1000 * hour;
/** Images of one name, by how many hours ago the engine got them. */
const images = (...hours: readonly number[]) =>
  hours.map((ago) => ({ tag: `sightline/programs:v1-${ago}`, id: `sha256:${ago}`, got: now - ago * hour }));
const tags = (given: Parameters<typeof superseded>[0], ...needed: string[]) =>
  superseded(given, { needed: new Set(needed), now }).map(({ tag }) => tag.replace("sightline/programs:v1-", ""));

test("the two newest stay, however old they are", (t) => {
  t.deepEqual(tags(images(400, 200, 300)), ["400"]);
  t.deepEqual(tags(images(200, 300)), []);
});
test("what came within a day stays: another checkout may be about to start it", (t) => {
  t.deepEqual(tags(images(1, 2, 3, 23, 25)), ["25"]);
});
test("what somebody loaded stays", (t) => {
  t.deepEqual(tags([...images(1, 2, 100), { tag: "sightline/programs:v1-loaded", id: "sha256:loaded", got: 0 }]), [
    "100",
  ]);
});
test("what is in use or on record stays", (t) => {
  t.deepEqual(tags(images(1, 2, 100, 200, 300), "sha256:200"), ["100", "300"]);
});
