import type { Copy } from "../../../../../validation/copy/index.ts";
import { accessTo } from "../../../../../validation/copy/index.ts";
import { askJson } from "../../../../../validation/observe/index.ts";

/** One series of an answer of a copy's Prometheus. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What Prometheus of a copy knows now. */
export async function asked(copy: Copy, query: string): Promise<readonly Sample[]> {
  const { data } = await askJson<Answer>(
    accessTo(copy, "prometheus"),
    `/api/v1/query?query=${encodeURIComponent(query)}`,
  );
  return data.result.map(({ metric, value: [, value] }) => ({ labels: metric, value: Number(value) }));
}

interface Answer {
  readonly data: {
    readonly result: readonly { readonly metric: Record<string, string>; readonly value: readonly [number, string] }[];
  };
}

/** Asks again until it holds; fails with the last answer after two minutes. */
export function untilSeen(
  copy: Copy,
  query: string,
  holds: (samples: readonly Sample[]) => boolean,
): Promise<readonly Sample[]> {
  return untilHeld(() => asked(copy, query), holds, query);
}

/** The same of anything that can be looked at. */
export async function untilHeld<T>(look: () => Promise<T>, holds: (seen: T) => boolean, what = "it"): Promise<T> {
  const end = Date.now() + 120_000;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`in vain: ${what} is ${JSON.stringify(seen)}`);
    await new Promise((done) => setTimeout(done, 500));
  }
}

/** Its first value, where there is one. */
export function first(samples: readonly Sample[]): number | undefined {
  return samples[0]?.value;
}
