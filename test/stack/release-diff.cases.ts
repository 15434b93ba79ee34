import test from "ava";
import { diff, type ReleaseState } from "../../stack/release/operations.ts";
import type { ReleaseInputs } from "../../stack/release/release-inputs.ts";

const [one, two] = ["1111111111111111", "2222222222222222"] as const;

test("nothing changed, nothing to do; another image of the agent or label is no reason", (t) => {
  t.deepEqual(diff(state(one), inputs(one)), { changes: false, replaces: [] });
  t.false(diff(state(one), { ...inputs(one), agentImage: "sha256:other", labels: { a: "b" } }).changes);
});

test("other content is applied in place", (t) => {
  t.deepEqual(diff(state(one), inputs(two)), { changes: true, replaces: [] });
});

test("a release that is no longer in force is applied again", (t) => {
  t.true(diff({ ...state(one), inForce: [two] }, inputs(one)).changes);
  t.true(diff({ ...state(one), inForce: [null] }, inputs(one)).changes);
});

test("another volume is another resource", (t) => {
  t.deepEqual(diff(state(one), inputs(one, "other")), { changes: true, replaces: ["releases"] });
});

test("contents that are not known yet count as a change", (t) => {
  const unknown = { ...inputs(one), releases: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" } as unknown as ReleaseInputs;
  t.true(diff(state(one), unknown).changes);
});

function inputs(digest: string, volume = "v"): ReleaseInputs {
  const release = { volume, mountPath: "/etc/x/config", digest, files: {}, owner: "65534:65534", mode: 0o444 };
  return { subject: "X", releases: [release], agentImage: "sha256:agent", labels: {} };
}

function state(digest: string): ReleaseState {
  return { ...inputs(digest), inForce: [digest] };
}
