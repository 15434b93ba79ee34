import type { Copy } from "../../copy/index.ts";
import { watchedBeside } from "../beside.ts";
import type { Load } from "../load/index.ts";
import { agentsLedger } from "./agents.ts";
import { chat4allLedger } from "./chat4all.ts";
import type { Ledger } from "./ledger.ts";

export type { Ledger } from "./ledger.ts";

/** What became of what a load sent until now. @throws Error when the books cannot be read now. */
export type LedgerReader = (load: Load) => Promise<Ledger>;

const openers: Readonly<Record<string, (copy: Copy) => Promise<LedgerReader>>> = {
  agents: agentsLedger,
  chat4all: async (copy) => (load) => chat4allLedger(copy, load),
};

/**
 * Opens the books of the system beside a copy for a load that is about to begin: what they had before is none of its. Undefined of a
 * system that keeps none. @throws Error when they cannot be read now.
 */
export async function openLedger(copy: Copy): Promise<LedgerReader | undefined> {
  return openers[watchedBeside(copy).system]?.(copy);
}
