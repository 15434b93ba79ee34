import { objectOf, textOf } from "../../from-json/index.ts";
import { type Code, call, object, text, word } from "../code.ts";
import { Untyped } from "../expression/index.ts";
import { fieldsOf } from "./fields.ts";
import { linksOf, sizeOf, wordsOf } from "./frame.ts";
import { plainTransformations } from "./plain.ts";
import { queriesOf, queryCodes, shownTargets } from "./queries.ts";
import type { Given, Writer } from "./writer.ts";

/** A time series in the words of the kit. */
export function writeTimeseries(given: Given, writer: Writer): Code {
  const { key, panel } = given;
  plainTransformations(panel);
  if (shownTargets(panel).some(({ format }) => !["time_series", ""].includes(textOf(format))))
    throw new Untyped("a query of it asks for rows instead of series.");
  if (shownTargets(panel).some(({ instant, range }) => instant === true && range !== true))
    throw new Untyped("a query of it asks for one moment only.");
  const custom = objectOf(objectOf(objectOf(panel.fieldConfig).defaults).custom);
  const { legend } = objectOf(panel.options);
  const { thresholds, ...fields } = fieldsOf(panel);
  const style = textOf(objectOf(custom.thresholdsStyle).mode);
  const options = {
    ...wordsOf(panel, writer),
    ...fields,
    thresholds: style === "" || style === "off" ? undefined : thresholds,
    ...look(custom, objectOf(legend)),
    ...sizeOf(given, { width: 12, height: 8 }),
    links: linksOf(panel),
    queries: queryCodes(queriesOf(panel, writer)),
  };
  return call(writer.kit("timeseries"), text(key), object(options, { open: true }));
}

function look(custom: Readonly<Record<string, unknown>>, legend: Readonly<Record<string, unknown>>) {
  const { drawStyle, axisPlacement, scaleDistribution, stacking } = custom;
  if (axisPlacement === "right") throw new Untyped("its axis is on the right.");
  if (objectOf(scaleDistribution).type === "log") throw new Untyped("its axis is logarithmic.");
  const mode = textOf(objectOf(stacking).mode);
  if (mode === "percent") throw new Untyped("it is stacked to 100 %.");
  const hidden = legend.showLegend === false || legend.displayMode === "hidden";
  return {
    draw: drawStyle === "bars" || drawStyle === "points" ? text(drawStyle) : undefined,
    stack: mode === "normal" ? word("true") : undefined,
    legendAs: hidden ? text("hidden") : legend.displayMode === "table" ? text("table") : undefined,
  };
}
