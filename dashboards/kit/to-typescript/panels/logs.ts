import { type Json, objectOf, objectsOf, textOf } from "../../from-json/index.ts";
import { type Code, call, numeral, object, text } from "../code.ts";
import { Untyped } from "../expression/index.ts";
import { linksOf, sizeOf, wordsOf } from "./frame.ts";
import { plainTransformations } from "./plain.ts";
import type { Given, Writer } from "./writer.ts";

/** Lines of Loki's. */
export function writeLogs(given: Given, writer: Writer): Code {
  const { key, panel } = given;
  plainTransformations(panel);
  const [target, ...others] = objectsOf(panel.targets).filter(({ hide }) => hide !== true);
  const logql = textOf(target?.expr).trim();
  if (target === undefined || others.length > 0 || logql === "")
    throw new Untyped("it asks more or less than one query.");
  if (![target, panel].some(asksLoki)) throw new Untyped("it does not ask Loki.");
  const options = {
    ...wordsOf(panel, writer),
    logql: text(logql),
    limit: typeof target.maxLines === "number" ? numeral(target.maxLines) : undefined,
    ...sizeOf(given, { width: 24, height: 10 }),
    links: linksOf(panel),
  };
  return call(writer.kit("logs"), text(key), object(options, { open: true }));
}

function asksLoki({ datasource }: Json): boolean {
  return objectOf(datasource).type === "loki" || (typeof datasource === "string" && /loki/i.test(datasource));
}
