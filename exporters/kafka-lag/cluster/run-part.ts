import type { ReadContext } from "./cluster.ts";
import type { Journal, JournalPart } from "./journal.ts";

/** Thrown at the end of a part in which not everything was answered, so that the collection notes it as failed; what was answered counts. */
export class IncompleteError extends Error {
  override readonly name = "IncompleteError";
}

/** Runs one part of a reading, timed and noted by the collection it belongs to. */
export async function runPart(
  context: ReadContext,
  journal: Journal,
  collector: string,
  work: (part: JournalPart) => Promise<void>,
): Promise<void> {
  const part = journal.part();
  const run = context.run?.bind(context) ?? runUnnoticed;
  await run(collector, async () => {
    await work(part);
    if (part.failed > 0) throw new IncompleteError(`${part.failed} answers are missing`);
  });
}

async function runUnnoticed(_collector: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof IncompleteError) return false;
    throw error;
  }
}
