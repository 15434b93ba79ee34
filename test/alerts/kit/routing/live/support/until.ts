import { setTimeout as delay } from "node:timers/promises";

/** Looks until something is there, and gives it; the machine may be busy. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const end = Date.now() + 120_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`not within two minutes: ${what}`);
    await delay(50);
  }
}
