import { objectOf, textOf } from "../../from-json/index.ts";
import { type Code, call, list, object, text } from "../code.ts";
import { Untyped } from "../expression/index.ts";
import { fieldsOf } from "./fields.ts";
import { linksOf, sizeOf, wordsOf } from "./frame.ts";
import { plainTransformations } from "./plain.ts";
import { queriesOf } from "./queries.ts";
import type { Given, Writer } from "./writer.ts";

/** The buckets of a histogram over time. */
export function writeHeatmap(given: Given, writer: Writer): Code {
  const { key, panel } = given;
  plainTransformations(panel);
  const { calculate, yAxis } = objectOf(panel.options);
  if (calculate === true || textOf(panel.dataFormat) === "timeseries")
    throw new Untyped("it makes buckets of its own, of series that are none.");
  const [query, ...others] = queriesOf(panel, writer);
  const isBuckets = query?.typed.samples === "buckets" && query.typed.labels.has("le") && query.typed.labels.size === 1;
  if (query === undefined || others.length > 0 || !isBuckets) throw new Untyped("it asks for more than buckets by le.");
  const unit = textOf(objectOf(yAxis).unit) || textOf(objectOf(panel.yAxis).format);
  const { unit: own, decimals } = fieldsOf(panel);
  const options = {
    ...wordsOf(panel, writer),
    unit: unit === "" ? own : text(unit),
    decimals,
    ...sizeOf(given, { width: 12, height: 8 }),
    links: linksOf(panel),
    queries: list([object({ expr: query.typed.code })]),
  };
  return call(writer.kit("heatmap"), text(key), object(options, { open: true }));
}
