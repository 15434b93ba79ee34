/** What a question has to tell. */
export interface QueryFacts {
  readonly to: number;
  readonly over?: { readonly from: number; readonly stepSeconds: number };
  readonly tookMs: number;
  readonly series: number;
  readonly samples: number;
}

/** Name and value of each; moments in UTC, as Prometheus was given them. */
export function factsOf({ to, over, tookMs, series, samples }: QueryFacts): readonly (readonly [string, string])[] {
  const asked: readonly (readonly [string, string])[] =
    over === undefined
      ? [["Time", moment(to)]]
      : [
          ["From", moment(over.from)],
          ["To", moment(to)],
          ["Step", `${over.stepSeconds} s`],
        ];
  return [...asked, ["Took", `${Math.round(tookMs)} ms`], ["Series", String(series)], ["Samples", String(samples)]];
}

function moment(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
