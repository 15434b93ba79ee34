import test from "ava";
import { decide, type Facts, stackItems, wantedBy } from "../../../toolchain/doctor/index.ts";
import { decided, id, noGo, offline, online, shape } from "../support/machines.ts";

const preview = (facts: Facts, change: Partial<Facts["preview"]>): Facts => ({
  ...facts,
  preview: { ...facts.preview, ...change },
});

test("made here, its app first, with what that costs", decided, offline, "image/preview", {
  how: "build",
  pending: true,
  optional: true,
  detail: "made here from the pinned Node; its app is built with packages from npm",
  downloadMb: 190,
  minutes: 1.2,
});
test("made here from an app that is built", decided, preview(offline, { appCached: true }), "image/preview", {
  how: "build",
  pending: true,
  detail: "made here from the pinned Node; its app is in the cache",
  downloadMb: undefined,
  minutes: 0.2,
});
test(
  "made here before",
  decided,
  preview(offline, { made: { tag: "sightline/preview:1", id, webPages: true } }),
  "image/preview",
  { how: "present", pending: false, detail: "made here" },
);
test("left to Pulumi where it can pull and there is no Go", decided, online, "image/preview", {
  how: "build",
  pending: false,
  detail: "Pulumi builds it on the engine from its Dockerfile; its app is built with packages from npm",
});
test("a stack comes up without it", decided, noGo, "image/preview", {
  how: "missing",
  optional: true,
  outcome: {
    kind: "absent",
    reason: "its base images cannot be pulled (no such host), and there is no Go for its health probe",
  },
});

test("it is asked for alone where no Grafana is wanted", (t) => {
  const wanted = stackItems.filter((item) => item !== "image/grafana");
  t.true(shape(decide(online, wanted)).includes("image/preview: build"));
});

test("Grafana, until it is pulled, names the preview as what stands in for it, and nothing that was wanted is forgotten", (t) => {
  const items = decide(online, stackItems);
  t.is(items.find((item) => item.id === "image/grafana")?.standIn, "image/preview");
  t.deepEqual([...wantedBy(items)].sort(), [...stackItems].sort());
});
