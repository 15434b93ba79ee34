import { type Options, TextMode } from "@grafana/grafana-foundation-sdk/text";
import type { TextPanel } from "../panels/index.ts";
import type { Body } from "./body.ts";

export function renderText({ content }: TextPanel): Body {
  const options: Options = { content, mode: TextMode.Markdown };
  return { type: "text", options };
}

/** A title without anything below it fits one grid unit; words in the panel would not. */
export function renderHeading(): Body {
  const options: Options = { content: "", mode: TextMode.Markdown };
  return { type: "text", options, transparent: true };
}
