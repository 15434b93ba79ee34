import test from "ava";
import { checkDashboard, fromJson } from "../../../../dashboards/kit/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";
import { corpus } from "./corpus.ts";
import { evaluated, written } from "./evaluate.ts";

test("whatever shape a dashboard has, it is written or refused with a reason", (t) => {
  const refused = corpus.flatMap(({ name, text }) => {
    try {
      const { panels, text: file } = written(text);
      const { rows } = evaluated(file);
      t.is(rows.flatMap((row) => row.panels).length, panels.length, name);
      t.true(
        panels.every(({ untyped }) => untyped !== ""),
        name,
      );
      t.notThrows(() => checkDashboard(fromJson(text, { owner: "web" })), name);
      return [];
    } catch (error) {
      t.true(error instanceof DefinitionError, `${name}: ${error}`);
      return [name];
    }
  });
  t.true(corpus.length > 20);
  t.deepEqual(refused, ["resource-v2-grid", "resource-v2-tabs"]);
});
