/** One end of a range: `now-1h`, or a moment in ISO 8601. */
export type RawTime = string;

export interface RawRange {
  readonly from: RawTime;
  readonly to: RawTime;
}

/**
 * One end of a range as an address or a dashboard has it: relative, milliseconds since 1970, `20260131`, `20260131T120000`, or
 * whatever ISO 8601 allows. Undefined where it is none of these.
 */
export function readTime(text: string | null | undefined): RawTime | undefined {
  if (text === null || text === undefined) return undefined;
  const trimmed = text.trim();
  if (/^now(?:[+-]\d+[a-zA-Z]+|\/[a-zA-Z]+)*$/.test(trimmed)) return trimmed;
  const [, year, month, day, hour = "00", minute = "00", second = "00"] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?$/.exec(trimmed) ?? [];
  if (year !== undefined) return iso(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`));
  if (/^-?\d+$/.test(trimmed)) return iso(Number(trimmed));
  return /^\d{4}-\d{2}/.test(trimmed) ? iso(Date.parse(trimmed)) : undefined;
}

/** Whether an end moves with the clock. */
export function isRelative(time: RawTime): boolean {
  return time.startsWith("now");
}

/** The range that an address asks for, each end by itself; the dashboard's where it does not, and Grafana's usual one last. */
export function readRange(parameters: URLSearchParams, saved: Partial<RawRange> | undefined): RawRange {
  return {
    from: readTime(parameters.get("from")) ?? readTime(saved?.from) ?? "now-6h",
    to: readTime(parameters.get("to")) ?? readTime(saved?.to) ?? "now",
  };
}

/** The parameters with a range in them. */
export function withRange(parameters: URLSearchParams, { from, to }: RawRange): URLSearchParams {
  const written = new URLSearchParams(parameters);
  written.set("from", from);
  written.set("to", to);
  return written;
}

function iso(ms: number): string | undefined {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
}
