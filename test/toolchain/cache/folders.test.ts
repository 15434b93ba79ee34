import { homedir } from "node:os";
import test from "ava";
import { cacheFolder, fingerprint, stateFolder } from "../../../toolchain/cache/index.ts";

const folders = test.macro((t, value: string | undefined, cache: string, state: string) => {
  const before = { cache: process.env.XDG_CACHE_HOME, state: process.env.XDG_STATE_HOME };
  t.teardown(() => {
    set("XDG_CACHE_HOME", before.cache);
    set("XDG_STATE_HOME", before.state);
  });
  set("XDG_CACHE_HOME", value);
  set("XDG_STATE_HOME", value);
  t.is(cacheFolder(), cache);
  t.is(stateFolder(), state);
});
const standard = [`${homedir()}/.cache/sightline`, `${homedir()}/.local/state/sightline`] as const;
test.serial("without variables", folders, undefined, ...standard);
test.serial("an empty variable counts as unset", folders, "", ...standard);
test.serial("a relative variable is ignored", folders, "here", ...standard);
test.serial("an absolute variable is used", folders, "/x", "/x/sightline", "/x/sightline");

test("a fingerprint does not depend on the order of keys", (t) => {
  t.is(fingerprint({ a: 1, b: { c: [1, 2], d: null } }), fingerprint({ b: { d: null, c: [1, 2] }, a: 1 }));
});
test("a fingerprint depends on the order of a list and on every value", (t) => {
  const different = [{ a: [1, 2] }, { a: [2, 1] }, { a: [1] }, { a: "1" }, { b: [1, 2] }];
  t.is(new Set(different.map(fingerprint)).size, different.length);
});

function set(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
