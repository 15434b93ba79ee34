import type { Code } from "../code.ts";
import { Untyped } from "../expression/index.ts";
import { writeBarGauge, writeGauge } from "./gauge.ts";
import { writeHeatmap } from "./heatmap.ts";
import { writeLogs } from "./logs.ts";
import { modernPanel } from "./modern.ts";
import { writeStat } from "./stat.ts";
import { writeTable } from "./table.ts";
import { writeText } from "./text.ts";
import { writeTimeseries } from "./timeseries.ts";
import type { Given, Writer } from "./writer.ts";

export { legendLabels } from "./queries.ts";
export { writeRaw } from "./raw.ts";
export type { Given, Writer } from "./writer.ts";

const kinds: Readonly<Record<string, (given: Given, writer: Writer) => Code>> = {
  timeseries: writeTimeseries,
  stat: writeStat,
  gauge: writeGauge,
  bargauge: writeBarGauge,
  heatmap: writeHeatmap,
  logs: writeLogs,
  table: writeTable,
  text: writeText,
};

/** A panel in the words of the kit. Throws Untyped for what the kit does not have. */
export function writePanel(given: Given, writer: Writer): Code {
  const panel = modernPanel(given.panel);
  const type = String(panel.type);
  const write = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (write === undefined) throw new Untyped(`the kit has no panel of the type ${type}.`);
  return write({ ...given, panel }, writer);
}
