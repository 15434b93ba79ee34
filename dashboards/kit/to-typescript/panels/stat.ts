import { objectOf, textOf } from "../../from-json/index.ts";
import { type Code, call, object, text, word } from "../code.ts";
import { Untyped } from "../expression/index.ts";
import { fieldsOf } from "./fields.ts";
import { linksOf, sizeOf, wordsOf } from "./frame.ts";
import { lastValue, plainTransformations } from "./plain.ts";
import { queriesOf, queryCodes } from "./queries.ts";
import type { Given, Writer } from "./writer.ts";

/** A stat in the words of the kit. */
export function writeStat(given: Given, writer: Writer): Code {
  const { key, panel } = given;
  plainTransformations(panel);
  lastValue(panel);
  const { graphMode, colorMode, textMode } = objectOf(panel.options);
  if (textMode === "name") throw new Untyped("it shows names instead of values.");
  const options = {
    ...wordsOf(panel, writer),
    ...fieldsOf(panel),
    sparkline: graphMode === "area" ? word("true") : undefined,
    paint: textOf(colorMode).startsWith("background") ? text("background") : undefined,
    ...sizeOf(given, { width: 6, height: 4 }),
    links: linksOf(panel),
    queries: queryCodes(queriesOf(panel, writer)),
  };
  return call(writer.kit("stat"), text(key), object(options, { open: true }));
}
