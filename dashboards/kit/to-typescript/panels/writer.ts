import type { ForeignPanel, Json } from "../../from-json/index.ts";
import type { Code } from "../code.ts";
import type { Typed } from "../expression/index.ts";

/** What a panel is written with. */
export interface Writer {
  /** The local name of something of the kit. */
  kit(name: string): string;
  /** A query; throws Untyped when it cannot be. */
  expression(expr: string): Typed;
  /** The text, or the placeholder that the checks point at. */
  described(given: unknown): Code;
  /** Something that is left out, for the report. */
  note(what: string): void;
}

/** A panel to write: its place and key, and its JSON in the shape of today. */
export interface Given extends Pick<ForeignPanel, "key" | "width" | "height"> {
  readonly panel: Json;
}
