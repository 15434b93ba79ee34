import { type Json, objectsOf, textOf } from "../../from-json/index.ts";
import { type Code, list, numeral, object, text } from "../code.ts";
import { Untyped } from "../expression/index.ts";
import type { Given, Writer } from "./writer.ts";

/** Title and description of a panel with data; throws Untyped for what no panel of the kit can do. */
export function wordsOf(panel: Json, writer: Writer): Readonly<Record<string, Code>> {
  if (textOf(panel.repeat) !== "") throw new Untyped("it repeats for each value of a variable.");
  if (textOf(panel.timeFrom) !== "" || textOf(panel.timeShift) !== "") throw new Untyped("it has a time of its own.");
  if (panel.alert !== undefined) writer.note("its alert; define it in alerts/.");
  if (textOf(panel.interval) !== "" || typeof panel.maxDataPoints === "number") writer.note("its own step.");
  return { title: text(titleOf(panel)), description: writer.described(panel.description) };
}

export function titleOf(panel: Json): string {
  return textOf(panel.title).trim() || "Untitled";
}

const names: Readonly<Record<number, string>> = {
  24: "full",
  18: "three-quarters",
  16: "two-thirds",
  12: "half",
  8: "third",
  6: "quarter",
  4: "sixth",
};

/** Width and height, where they are not those that the kind has anyway. */
export function sizeOf({ width, height }: Given, usual: { readonly width: number; readonly height: number }) {
  const name = names[width];
  return {
    width: width === usual.width ? undefined : name === undefined ? numeral(width) : text(name),
    height: height === usual.height ? undefined : numeral(height),
  };
}

/** Where a click on the title leads. */
export function linksOf(panel: Json): Code | undefined {
  const links = objectsOf(panel.links).filter(({ url }) => textOf(url) !== "");
  if (links.length === 0) return undefined;
  return list(links.map(({ title, url }) => object({ title: text(textOf(title)), url: text(textOf(url)) })));
}
