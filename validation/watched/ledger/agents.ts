import type { Copy } from "../../copy/index.ts";
import { watchedBeside } from "../beside.ts";
import type { Load } from "../load/index.ts";
import type { Ledger } from "./ledger.ts";

/** What the agents' database learns of operations from now on; counted, not told apart. */
export async function agentsLedger(copy: Copy): Promise<(load: Pick<Load, "answers">) => Promise<Ledger>> {
  const before = await readDatabase(copy);
  return async (load) => {
    const answers = load.answers();
    return agentsBooks(answers, before, await readDatabase(copy));
  };
}

/** How many operations the database has, since the miniature began. */
interface Known {
  readonly ended: number;
  readonly open: number;
  /** Ends that are not written yet. */
  readonly unsettled: number;
}

/**
 * From the answers by status, and from what the database had before and has now. It knows of operations whose answer was lost, when the
 * agents crash; and somebody was told of an operation that it has lost.
 */
export function agentsBooks(answers: ReadonlyMap<string, number>, before: Known, now: Known): Ledger {
  const told = ofAccepted.reduce((sum, status) => sum + (answers.get(status) ?? 0), 0);
  const delivered = now.ended - before.ended;
  const open = Math.max(0, now.open - before.open);
  const accepted = Math.max(told, delivered + open);
  return {
    accepted,
    delivered,
    undelivered: accepted - delivered,
    // An end that is not written yet is of an operation that is open for the database.
    waiting: Math.max(open, now.unsettled),
    forwarded: undefined,
    repeated: 0,
    unannounced: Math.max(0, delivered - told),
  };
}

/** Statuses that an accepted operation's end is told by: completed, failed, timed out. */
const ofAccepted = ["200", "502", "504"];

async function readDatabase(copy: Copy): Promise<Known> {
  const ask = async <T>(path: string): Promise<T> => {
    const address = `http://${watchedBeside(copy).addresses.agents}${path}`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { open, completed, failed, timeout } =
    await ask<Record<"open" | "completed" | "failed" | "timeout", number>>("/operations/ledger");
  const { unsettled } = await ask<{ readonly unsettled: number }>("/operations");
  return { ended: completed + failed + timeout, open, unsettled };
}
