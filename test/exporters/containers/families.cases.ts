import test from "ava";
import { containerLevels, familiesOf, type LevelName } from "../../../exporters/containers/families/index.ts";
import { snapshotBody } from "../../../exporters/kit/exposition/snapshot-body.ts";
import { containers } from "../../../metrics/index.ts";
import { definitionsIn } from "../../metrics/support/definitions.ts";
import { matchesGolden } from "../support/golden.ts";
import { richView } from "./support/rich-view.ts";

const deviceName = (device: string) => (device === "254:0" ? "/dev/vda" : device);
const textOf = (level: LevelName, format: "text" | "openmetrics") =>
  Buffer.concat([...snapshotBody(familiesOf(richView(), level, deviceName), format).parts]).toString("utf8");

for (const level of ["all", "sums", "core"] as const)
  test(`every family, ${level}`, (t) => matchesGolden(t, `containers/${level}.text.txt`, textOf(level, "text")));

test("every family as OpenMetrics", (t) =>
  matchesGolden(t, "containers/all.openmetrics.txt", textOf("all", "openmetrics")));

test("every metric that is defined is written, and with no other labels than it declares", (t) => {
  const written = new Map(familiesOf(richView(), "all", deviceName).map((family) => [family.definition.name, family]));
  const own = definitionsIn(containers).filter(
    ({ name }) => !/_(collection|collector|series|snapshot|samples|engine)/.test(name),
  );
  for (const definition of own) {
    const { name, labels, stateLabel } = definition as typeof definition & { readonly stateLabel?: string };
    const family = written.get(name);
    t.truthy(family, name);
    const text = Buffer.concat([...(family?.chunks ?? [])]).toString("utf8");
    const used = new Set([...text.matchAll(/([a-z0-9_]+)="/g)].map((match) => match[1] ?? ""));
    const declared: readonly string[] = [...labels, ...(stateLabel === undefined ? [] : [stateLabel])];
    t.deepEqual(
      [...used].filter((label) => !declared.includes(label)),
      [],
      name,
    );
  }
});

test("levels: each has fewer series than the one before, and no value of a core family differs", (t) => {
  const counts = containerLevels(richView()).map((level) => level.series());
  t.deepEqual(
    counts.toSorted((one, other) => other - one),
    counts,
  );
  t.is(new Set(counts).size, 3);
  const all = new Set(textOf("all", "text").split("\n"));
  for (const line of textOf("core", "text").split("\n")) t.true(all.has(line), line);
});

test("long values are cut, and other labels are not told", (t) => {
  const view = richView();
  const [first] = view.containers;
  if (first === undefined) throw new Error("no container");
  first.row = { ...first.row, image: `${"a".repeat(199)}😀b` };
  const text = Buffer.concat([...snapshotBody(familiesOf(view, "all"), "text").parts]).toString("utf8");
  t.true(text.includes(`image="${"a".repeat(199)}"`));
  t.false(text.includes("hunter2"));
});

test("the id is a label when it is asked for", (t) => {
  const view = richView();
  const families = familiesOf({ ...view, plan: { ...view.plan, idLabel: true } }, "core");
  t.regex(Buffer.concat([...snapshotBody(families, "text").parts]).toString("utf8"), /id="\/docker\/0123/);
});
