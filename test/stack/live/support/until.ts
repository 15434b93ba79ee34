import type { ExecutionContext } from "ava";

/** Asks again until it holds, for three minutes. */
export async function until(t: ExecutionContext, what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    if (await holds()) {
      t.pass(what);
      return;
    }
    await new Promise((done) => setTimeout(done, 500));
  }
  t.fail(`in vain: ${what}`);
}
