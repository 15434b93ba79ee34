import { objectOf, textOf } from "../../from-json/index.ts";
import { type Code, call, numeral, object, text } from "../code.ts";
import { Untyped } from "../expression/index.ts";
import { fieldsOf } from "./fields.ts";
import { linksOf, sizeOf, wordsOf } from "./frame.ts";
import { lastValue, plainTransformations } from "./plain.ts";
import { queriesOf, queryCodes } from "./queries.ts";
import type { Given, Writer } from "./writer.ts";

/** A dial; the kit's has ends. */
export function writeGauge(given: Given, writer: Writer): Code {
  const { key, panel } = given;
  plainTransformations(panel);
  lastValue(panel);
  const { min, max, ...fields } = fieldsOf(panel);
  const full = fullOf(textOf(objectOf(objectOf(panel.fieldConfig).defaults).unit));
  const end = max ?? (full === undefined ? undefined : numeral(full));
  if (end === undefined) throw new Untyped("it does not say where its dial ends.");
  const options = {
    ...wordsOf(panel, writer),
    ...fields,
    min: min ?? numeral(0),
    max: end,
    ...sizeOf(given, { width: 6, height: 6 }),
    links: linksOf(panel),
    queries: queryCodes(queriesOf(panel, writer)),
  };
  return call(writer.kit("gauge"), text(key), object(options, { open: true }));
}

function fullOf(unit: string): number | undefined {
  return unit === "percent" ? 100 : unit === "percentunit" ? 1 : undefined;
}

/** A bar for each series. */
export function writeBarGauge(given: Given, writer: Writer): Code {
  const { key, panel } = given;
  plainTransformations(panel);
  lastValue(panel);
  const options = {
    ...wordsOf(panel, writer),
    ...fieldsOf(panel),
    bars: objectOf(panel.options).orientation === "vertical" ? text("up") : undefined,
    ...sizeOf(given, { width: 12, height: 8 }),
    links: linksOf(panel),
    queries: queryCodes(queriesOf(panel, writer)),
  };
  return call(writer.kit("barGauge"), text(key), object(options, { open: true }));
}
