import type { StackProject } from "./stack-project.ts";

/** One series of an answer of Prometheus. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What Prometheus of a stack knows. */
export interface Queries {
  query(expr: string): Promise<readonly Sample[]>;
  /** The one value of an expression; `undefined` where there is no series. */
  value(expr: string): Promise<number | undefined>;
  /** Asks again until `holds`; throws with the last answer when `seconds` have passed. */
  until(expr: string, holds: (samples: readonly Sample[]) => boolean, seconds?: number): Promise<readonly Sample[]>;
}

export function queries(stack: StackProject): Queries {
  const query = async (expr: string): Promise<readonly Sample[]> => {
    const path = `/api/v1/query?query=${encodeURIComponent(expr)}`;
    const { status, body } = await stack.get("prometheus", path, await stack.password());
    if (status !== 200) throw new Error(`${expr}: ${status} ${body}`);
    const { result } = JSON.parse(body).data as {
      readonly result: readonly { readonly metric: Record<string, string>; readonly value: [number, string] }[];
    };
    return result.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
  };
  return {
    query,
    value: async (expr) => (await query(expr))[0]?.value,
    until: async (expr, holds, seconds = 120) => {
      const end = Date.now() + seconds * 1000;
      for (;;) {
        const samples = await query(expr);
        if (holds(samples)) return samples;
        if (Date.now() > end) throw new Error(`after ${seconds} s, ${expr} is ${JSON.stringify(samples)}`);
        await new Promise((done) => setTimeout(done, 500));
      }
    },
  };
}
