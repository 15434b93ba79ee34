import { type Json, objectOf, objectsOf, textOf } from "../../from-json/index.ts";
import { type Code, call, list, object, text } from "../code.ts";
import { Untyped } from "../expression/index.ts";
import { fieldsOf } from "./fields.ts";
import { linksOf, sizeOf, titleOf, wordsOf } from "./frame.ts";
import { plainTransformations } from "./plain.ts";
import { queriesOf, shownTargets } from "./queries.ts";
import type { Given, Writer } from "./writer.ts";

/** A table of values now, its columns those that the file shows. */
export function writeTable(given: Given, writer: Writer): Code {
  const { key, panel } = given;
  if (panel.styles !== undefined) throw new Untyped("it is a table of before Grafana 7, with styles for its columns.");
  plainTransformations(panel, ["merge", "organize"]);
  const targets = shownTargets(panel);
  if (targets.some(({ format, instant }) => format !== "table" || instant !== true))
    throw new Untyped("a query of it asks for series instead of rows of one moment.");
  const organized = objectOf(objectsOf(panel.transformations).find(({ id }) => id === "organize")?.options);
  const renamed = objectOf(organized.renameByName);
  const queries = queriesOf(withoutLegends(panel), writer);
  const labels = new Set(queries.flatMap(({ typed }) => [...typed.labels]));
  const { unit, thresholds, values, decimals } = fieldsOf(panel);
  const options = {
    ...wordsOf(panel, writer),
    columns: object(
      Object.fromEntries(
        columnsOf([...labels], organized).map((label) => [label, text(textOf(renamed[label]) || label)]),
      ),
    ),
    ...sizeOf(given, { width: 24, height: 8 }),
    links: linksOf(panel),
    queries: list(
      queries.map(({ typed }, index) => {
        const name = queries.length === 1 ? "Value" : `Value #${textOf(targets[index]?.refId)}`;
        const heading = textOf(renamed[name]) || (queries.length === 1 ? titleOf(panel) : name);
        return object({ expr: typed.code, legend: text(heading), unit, decimals, values, thresholds });
      }),
    ),
  };
  return call(writer.kit("table"), text(key), object(options, { open: true }));
}

/** A column's heading comes from elsewhere. */
function withoutLegends(panel: Json): Json {
  return { ...panel, targets: objectsOf(panel.targets).map((target) => ({ ...target, legendFormat: "" })) };
}

function columnsOf(labels: readonly string[], organized: Json): readonly string[] {
  const [order, excluded] = [objectOf(organized.indexByName), objectOf(organized.excludeByName)];
  const at = (label: string) => (typeof order[label] === "number" ? order[label] : Number.MAX_SAFE_INTEGER);
  return labels
    .filter((label) => excluded[label] !== true)
    .sort()
    .toSorted((a, b) => at(a) - at(b));
}
