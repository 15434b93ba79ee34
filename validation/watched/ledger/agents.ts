import type { Copy } from "../../copy/index.ts";
import { watchedBeside } from "../beside.ts";
import type { Load } from "../load/index.ts";
import type { Ledger } from "./ledger.ts";

/** What the agents' database knows of operations; counted, not told apart. */
export async function agentsLedger(copy: Copy, load: Pick<Load, "answers">): Promise<Ledger> {
  const answers = load.answers();
  const ask = async <T>(path: string): Promise<T> => {
    const address = `http://${watchedBeside(copy).addresses.agents}${path}`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const { open, completed, failed, timeout } =
    await ask<Record<"open" | "completed" | "failed" | "timeout", number>>("/operations/ledger");
  const { unsettled } = await ask<{ unsettled: number }>("/operations");
  return agentsBooks(answers, { ended: completed + failed + timeout, open, unsettled });
}

/** From the answers by status, and from what the database has. */
export function agentsBooks(
  answers: ReadonlyMap<string, number>,
  { ended, open, unsettled }: { readonly ended: number; readonly open: number; readonly unsettled: number },
): Ledger {
  const accepted = ofAccepted.reduce((sum, status) => sum + (answers.get(status) ?? 0), 0);
  const delivered = Math.min(accepted, ended);
  return {
    accepted,
    delivered,
    undelivered: accepted - delivered,
    // An end that is not written yet is of an operation that is open for the database.
    waiting: Math.max(open, unsettled),
    forwarded: undefined,
    repeated: 0,
    unannounced: ended - delivered,
  };
}

/** Statuses that an accepted operation's end is told by: completed, failed, timed out. */
const ofAccepted = ["200", "502", "504"];
