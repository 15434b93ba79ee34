import test from "ava";
import { faultsAsked } from "../../cli/validate-faults-options.ts";
import { DefinitionError } from "../../problems/index.ts";
import { defineSystem, type Fault } from "../../systems/index.ts";

const fault = (name: string): Fault => ({
  ...{ name, description: "It is slow.", inject: [{ part: "api", action: "pause" }], alerts: [] },
});
const bare = { targets: {}, alerts: [], dashboards: [] };
const workers = { part: "packer", group: "packers", slowed: { fault: "slow" }, perSecond: 40 } as const;
const systems = [
  defineSystem({ ...bare, name: "shop", workers, faults: ["slow", "errors", "gone", "cut"].map(fault) }),
  defineSystem({ ...bare, name: "till", faults: [fault("slow")] }),
  defineSystem({ ...bare, name: "mail" }),
];
const asked = (flags: Partial<Parameters<typeof faultsAsked>[0]>) =>
  faultsAsked({ stack: "dev", system: "shop", factor: "10", out: "report", ...flags }, systems);
const namesOf = ({ faults }: ReturnType<typeof faultsAsked>) => faults.map(({ name }) => name);

test("without flags it is every fault, in the order in which they are declared", (t) => {
  t.deepEqual(namesOf(asked({})), ["slow", "errors", "gone", "cut"]);
  t.is(asked({ factor: "5" }).factor, 5);
});

test("quick is the first three, --only those that are named", (t) => {
  t.deepEqual(namesOf(asked({ quick: true })), ["slow", "errors", "gone"]);
  t.deepEqual(namesOf(asked({ only: ["cut", "slow"] })), ["slow", "cut"]);
});

test("workers are compared in full, and where it is asked for", (t) => {
  t.is(asked({}).workers, workers);
  t.is(asked({ quick: true }).workers, undefined);
  t.is(asked({ only: ["cut"] }).workers, undefined);
  t.is(asked({ only: ["cut"], workers: true }).workers, workers);
  t.is(asked({ system: "till" }).workers, undefined);
});

const refused = test.macro((t, flags: Partial<Parameters<typeof faultsAsked>[0]>, ...expected: readonly RegExp[]) => {
  const error = t.throws(() => asked(flags), { instanceOf: DefinitionError });
  const told = error?.findings.map(({ path, message, hint }) => `${path} ${message} ${hint}`) ?? [];
  t.is(told.length, expected.length, told.join("\n"));
  for (const [index, pattern] of expected.entries()) t.regex(told[index] ?? "", pattern);
});

test("a system without faults names those that have", refused, { system: "mail" }, /--system mail .*: shop, till\./);
test(
  "workers of a system that has none",
  refused,
  { system: "till", workers: true },
  /--workers needs workers .*till has none/,
);
test("a system that is none", refused, { system: "shp" }, /--system shp has no faults/);
test("a fault that is none", refused, { only: ["slwo"] }, /--only slwo is no fault .*Did you mean slow\?/);
test("quick and single faults", refused, { quick: true, only: ["cut"] }, /--quick goes with no --only/);
test("all that is wrong at once", refused, { only: ["zzzzzz"], factor: "0" }, /--factor 0/, /Those it has: slow/);
for (const factor of ["0", "21", "2.5", "fast"]) test(`no factor: ${factor}`, refused, { factor }, /--factor/);
