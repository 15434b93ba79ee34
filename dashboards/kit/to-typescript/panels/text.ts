import { objectOf, textOf } from "../../from-json/index.ts";
import { type Code, call, object, text } from "../code.ts";
import { Untyped } from "../expression/index.ts";
import { sizeOf, titleOf } from "./frame.ts";
import type { Given, Writer } from "./writer.ts";

/** Words in Markdown; HTML stays as it is. */
export function writeText(given: Given, writer: Writer): Code {
  const { key, panel } = given;
  const options = objectOf(panel.options);
  const mode = textOf(options.mode) || textOf(panel.mode) || "markdown";
  if (mode !== "markdown") throw new Untyped(`its text is ${mode}, not Markdown.`);
  const content = textOf(options.content) || textOf(panel.content);
  if (content.trim() === "") throw new Untyped("it has no text.");
  const fields = { title: text(titleOf(panel)), content: text(content), ...sizeOf(given, { width: 24, height: 4 }) };
  return call(writer.kit("text"), text(key), object(fields, { open: true }));
}
