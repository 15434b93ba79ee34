/** k6's options of a load, as far as tests look. */
export interface LoadOptions {
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly thresholds: Readonly<Record<string, readonly string[]>>;
}

export interface Scenario {
  readonly vus?: number;
  readonly iterations?: number;
  readonly duration?: string;
  readonly startTime?: string;
  readonly startVUs?: number;
  readonly stages?: readonly { readonly target: number; readonly duration: string }[];
}

/** `5 for 2m`, `10 for 1000 requests` or `5→50→5`. */
export function describeUsers({ vus, iterations, duration, startVUs, stages = [] }: Scenario = {}): string {
  if (vus === undefined) return [startVUs, ...stages.map(({ target }) => target)].join("→");
  return `${vus} for ${iterations === undefined ? duration : `${iterations} requests`}`;
}

/** How long a scenario takes, without its end. */
export function secondsOf({ duration = "0s", stages = [] }: Scenario = {}): number {
  const all = stages.length > 0 ? stages.map((stage) => stage.duration) : [duration];
  return all.reduce((sum, text) => sum + read(text), 0);
}

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

function read(text: string): number {
  const [, count, unit] = /^(\d+)(ms|s|m|h)$/.exec(text) ?? [];
  return Number(count) * (units[unit ?? ""] ?? Number.NaN);
}
