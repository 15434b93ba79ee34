// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how Grafana refers to variables
import test from "ava";
import fc from "fast-check";
import type { VariableJson } from "../../../../preview/app/src/dashboard/index.ts";
import {
  chosenInUrl,
  interpolate,
  resolveVariables,
  type VariableOption,
  type VariableStates,
  valuesOf,
  withVariables,
} from "../../../../preview/app/src/variables/index.ts";

const region: VariableJson = { name: "region", type: "query", query: "label_values(region)" };
const host: VariableJson = {
  name: "host",
  type: "query",
  query: 'label_values(up{region=~"$region"}, host)',
  multi: true,
  includeAll: true,
};
const disk: VariableJson = { name: "disk", type: "query", query: 'label_values(d{host=~"$host"}, disk)' };
const other: VariableJson = { name: "other", type: "custom", query: "x,y" };
const chain = [disk, other, host, region];

/** Hosts are named after their region, disks after the hosts chosen. */
function answer(variable: VariableJson, query: string): readonly string[] {
  if (variable.name === "region") return ["eu", "us"];
  if (variable.name === "host") return query.includes("eu") ? ["eu-1", "eu-2"] : ["us-1"];
  return [`disk of ${/host=~"(.*)"/.exec(query)?.[1]}`];
}

function session(variables: readonly VariableJson[]) {
  let before: VariableStates = new Map();
  const loads: string[] = [];
  return {
    loads,
    async resolve(
      search = "",
      { stale = () => false, fail = "" }: { stale?: (v: VariableJson) => boolean; fail?: string } = {},
    ) {
      loads.length = 0;
      before = await resolveVariables(variables, {
        before,
        chosen: chosenInUrl(variables, new URLSearchParams(search)),
        stale,
        builtIn: {},
        autoInterval: () => "42s",
        load: async (variable, values) => {
          loads.push(variable.name);
          if (variable.name === fail) throw new Error("Prometheus is away");
          const texts =
            variable.type === "custom"
              ? String(variable.query).split(",")
              : answer(variable, interpolate(String(variable.query), values, "promql"));
          return texts.map((text): VariableOption => ({ text, value: text }));
        },
      });
      return Object.fromEntries([...before].map(([name, { selection }]) => [name, selection.value]));
    },
    states: () => before,
  };
}

test("variables that depend on each other are asked in the right order, whatever theirs is", async (t) => {
  const { resolve, loads } = session(chain);
  t.deepEqual(await resolve(), { disk: "disk of (eu-1|eu-2)", other: "x", host: ["$__all"], region: "eu" });
  t.true(loads.indexOf("region") < loads.indexOf("host") && loads.indexOf("host") < loads.indexOf("disk"));
  t.is(loads.length, 4);
});

test("only what depends on a change is asked again; with nothing changed, nothing", async (t) => {
  const { resolve, loads } = session(chain);
  await resolve();
  t.is((await resolve("var-region=us")).disk, "disk of us-1");
  t.deepEqual(loads, ["host", "disk"]);
  await resolve("var-region=us&var-other=y");
  t.deepEqual(loads, []);
  await resolve("var-region=us&var-other=y");
  t.deepEqual(loads, []);
});

test("a variable that is asked again for the range takes its dependents along only when it changed", async (t) => {
  const { resolve, loads } = session(chain);
  await resolve();
  await resolve("", { stale: ({ name }) => name === "region" });
  t.deepEqual(loads, ["region"]);
});

test("values in the address stay although they are none of the options, until what they depend on changes", async (t) => {
  const { resolve } = session(chain);
  t.deepEqual((await resolve("var-region=eu&var-host=eu-2&var-host=gone")).host, ["eu-2", "gone"]);
  t.deepEqual((await resolve("var-region=us&var-host=eu-2&var-host=gone")).host, ["$__all"]);
});

test("values of the file that no longer exist give way to All or the first", async (t) => {
  const saved = (variable: VariableJson, value: unknown): VariableJson => ({
    ...variable,
    current: { text: value, value },
  });
  const { resolve } = session([saved(region, "mars"), saved(host, ["eu-2", "eu-9"])]);
  t.deepEqual(await resolve(), { region: "eu", host: ["eu-2"] });
  t.deepEqual(await session([saved(region, "us"), saved(host, ["eu-9"])]).resolve(), {
    region: "us",
    host: ["$__all"],
  });
});

test("a query that fails keeps what was there, says why, and the others go on", async (t) => {
  const { resolve, states } = session(chain);
  await resolve();
  const after = await resolve("", { stale: () => true, fail: "host" });
  t.deepEqual(after.host, ["$__all"]);
  t.is(states().get("host")?.error, "Prometheus is away");
  t.is(states().get("host")?.options.length, 2);
  t.is(after.other, "x");
});

test("variables that refer to each other in a circle come to an end", async (t) => {
  const a: VariableJson = { name: "a", type: "query", query: "label_values(x{b='$b'}, a)" };
  const b: VariableJson = { name: "b", type: "query", query: "label_values(x{a='$a'}, b)" };
  const { resolve, loads } = session([a, b]);
  await resolve();
  t.deepEqual(loads.toSorted(), ["a", "b"]);
});

test("All stands for every option, or for what the dashboard says it does", async (t) => {
  const { resolve, states } = session([region, { ...host, allValue: ".+" }]);
  await resolve();
  t.is(
    interpolate(
      "$host",
      valuesOf(states().values(), () => ""),
      "promql",
    ),
    ".+",
  );
  t.is(
    interpolate(
      "${host:text}",
      valuesOf(states().values(), () => ""),
      "promql",
    ),
    "All",
  );
  const plain = session([region, host]);
  await plain.resolve();
  t.is(
    interpolate(
      "$host",
      valuesOf(plain.states().values(), () => ""),
      "promql",
    ),
    "(eu-1|eu-2)",
  );
});

test("auto of an interval is what the range makes of it, and stands in addresses as itself", async (t) => {
  const interval: VariableJson = {
    name: "interval",
    type: "interval",
    query: "1m",
    auto: true,
    current: { text: "auto", value: "$__auto_interval_interval" },
  };
  const states = await resolveVariables([interval], {
    before: new Map(),
    chosen: new Map(),
    stale: () => false,
    builtIn: {},
    autoInterval: () => "42s",
    load: async () => [
      { text: "auto", value: "$__auto" },
      { text: "1m", value: "1m" },
    ],
  });
  t.is(
    interpolate(
      "[$interval]",
      valuesOf(states.values(), () => "42s"),
      "promql",
    ),
    "[42s]",
  );
  t.is(String(withVariables(new URLSearchParams(), states.values())), "var-interval=%24__auto");
});

test("what stands in the address for every variable reads back as the same", async (t) => {
  const texts = fc.array(fc.string({ minLength: 1 }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...["", "eu", "us", "moon"]), texts, fc.string(), async (one, several, typed) => {
      const text: VariableJson = { name: "typed", type: "textbox" };
      const variables = [region, host, text, { name: "kept", type: "constant", query: "c" }];
      const asked = new URLSearchParams({ "var-region": one, "var-typed": typed, other: "stays" });
      for (const value of several) asked.append("var-host", value);
      const first = session(variables);
      await first.resolve(String(asked));
      const address = withVariables(asked, first.states().values());
      t.is(address.get("other"), "stays");
      t.false(address.has("var-kept"));
      const second = session(variables);
      await second.resolve(String(address));
      t.deepEqual(
        [...second.states()].map(([name, { selection }]) => [name, selection]),
        [...first.states()].map(([name, { selection }]) => [name, selection]),
      );
      t.is(String(withVariables(address, second.states().values())), String(address));
    }),
    { numRuns: 50 },
  );
});
