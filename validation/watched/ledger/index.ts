import type { Copy } from "../../copy/index.ts";
import { watchedBeside } from "../beside.ts";
import type { Load } from "../load/index.ts";
import { agentsLedger } from "./agents.ts";
import { chat4allLedger } from "./chat4all.ts";
import type { Ledger } from "./ledger.ts";

export type { Ledger } from "./ledger.ts";

type Reader = (copy: Copy, load: Load) => Promise<Ledger>;

const readers: Readonly<Record<string, Reader>> = { agents: agentsLedger, chat4all: chat4allLedger };

/** What became of what a load sent to the system beside a copy; undefined of a system that keeps no books. @throws Error when these cannot be read now. */
export async function ledgerOf(copy: Copy, load: Load): Promise<Ledger | undefined> {
  return readers[watchedBeside(copy).system]?.(copy, load);
}
