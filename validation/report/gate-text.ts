import { gates } from "../score/index.ts";
import { plain } from "./words/index.ts";

/** What is wrong when a gate fails, in words. */
export function gateText(gate: string): string {
  const known: Readonly<Record<string, { readonly fault: string }>> = gates;
  return known[gate]?.fault ?? plain(gate);
}
