import test from "ava";
import fc from "fast-check";
import { DefinitionError } from "../../problems/index.ts";
import { parseSettings } from "../../settings/index.ts";
import { schema } from "../../settings/schema.ts";
import { known } from "./known.ts";

const keys = Object.keys(schema);

/** Findings by their ids; an error of another kind is thrown on. */
function checksOf(values: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    parseSettings({ project: "sightline", stack: "prod", values, systems: known });
    return [];
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    return error.findings.map(({ check, path }) => `${check} ${path}`);
  }
}

test("any one setting of any wrong kind is a finding at its place, beside all the others", (t) => {
  const complaints = checksOf({});
  for (const key of keys)
    for (const value of [null, 5.5, "", "no such thing", [], [[]], [null], {}, { a: null }, { "": [] }]) {
      const told = checksOf({ [key]: value, scrapeIntervall: "5s" });
      t.true(told.includes("settings/unknown-key sightline:scrapeIntervall"), `${key}: ${JSON.stringify(value)}`);
      const own = told.filter((one) => one.includes(` sightline:${key}`));
      if (value === null) t.true(own.length > 0, `${key}: null`);
    }
  t.true(complaints.length > 0, "prod asks for a receiver");
});

test("whatever the settings are, they are taken or refused with findings", (t) => {
  const part = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom<unknown>(
      "15s",
      "chat4all",
      ["stack", "chat4all"],
      { chat4all: {} },
      { chat4all: { kafka: ["a:1"] } },
      true,
    ),
  );
  const values = fc.dictionary(fc.constantFrom(...keys), part, { maxKeys: 8 });
  fc.assert(
    fc.property(values, (given) => {
      checksOf(given);
    }),
    { numRuns: 500 },
  );
  t.pass();
});
