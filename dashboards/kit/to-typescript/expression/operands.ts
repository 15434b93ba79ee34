import type { Node } from "../../../../metrics/kit/index.ts";
import { type Code, numeral } from "../code.ts";
import { translate } from "./translate.ts";
import type { Context, Typed } from "./typed.ts";
import { Untyped } from "./untyped.ts";

/** An expression that has to have one sample per series. */
export function vectorOf(node: Node | undefined, context: Context): Typed {
  const typed = node === undefined ? undefined : translate(node, context);
  if (typed?.type !== "vector") throw new Untyped("a number or a range stands where series are due.");
  return typed;
}

/** An expression that has to be a number; one that is written out stays a number. */
export function scalarOf(node: Node | undefined, context: Context): Code {
  if (node?.type === "number") return numeral(node.value);
  const typed = node === undefined ? undefined : translate(node, context);
  if (typed?.type !== "scalar") throw new Untyped("series stand where a number is due.");
  return typed.code;
}
