import type { AskedPanel, AskedQuery } from "./asked-panels.ts";

/** What came back for one query of a panel. */
export interface Verdict {
  readonly dashboard: string;
  readonly panel: string;
  readonly expr: string;
  readonly is: "data" | "empty" | `without ${string}`;
  readonly mayBeEmpty?: string;
}

/** Asks Prometheus's API: path below `/api/v1/`, the answer's `data`. */
export type Ask = (path: string) => Promise<unknown>;

interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: readonly [number, string];
  readonly values?: readonly (readonly [number, string])[];
}

/** Every query of every panel, with what Prometheus has for it in the last hour. */
export async function verdicts(panels: readonly AskedPanel[], ask: Ask): Promise<readonly Verdict[]> {
  const result: Verdict[] = [];
  for (const { dashboard, key, queries } of panels) {
    for (const query of queries) {
      const { expr, mayBeEmpty } = query;
      const is = await verdictOf(query, ask);
      result.push({ dashboard, panel: key, expr, is, ...(mayBeEmpty === undefined ? {} : { mayBeEmpty }) });
    }
  }
  return result;
}

/** What must be mended: no data without a reason, or data without a label that its legend or its columns name. */
export function failing(all: readonly Verdict[]): readonly Verdict[] {
  return all.filter(({ is, mayBeEmpty }) => is !== "data" && (is !== "empty" || mayBeEmpty === undefined));
}

/** One verdict as a line that is read in a test's output. */
export function verdictLine({ dashboard, panel, expr, is, mayBeEmpty }: Verdict): string {
  return `${dashboard} › ${panel}: ${is}${is === "empty" && mayBeEmpty !== undefined ? ` (${mayBeEmpty})` : ""}: ${expr}`;
}

async function verdictOf({ expr, over, labels }: AskedQuery, ask: Ask): Promise<Verdict["is"]> {
  const query = `query=${encodeURIComponent(withoutVariables(expr))}`;
  const end = Math.floor(Date.now() / 1000);
  const path = over === "now" ? `query?${query}` : `query_range?${query}&start=${end - 3600}&end=${end}&step=15`;
  const { result, resultType } = (await ask(path)) as {
    readonly result: readonly Series[];
    readonly resultType: string;
  };
  if (resultType === "scalar") return "data";
  const told = result.filter(({ value, values = [] }) =>
    [...(value === undefined ? [] : [value]), ...values].some(([, sample]) => sample !== "NaN"),
  );
  if (told.length === 0) return "empty";
  const missing = labels.filter((label) => told.every(({ metric }) => (metric[label] ?? "") === ""));
  return missing.length === 0 ? "data" : `without ${missing.join(", ")}`;
}

/** As with "All" chosen everywhere, on a page that shows an hour. */
function withoutVariables(expr: string): string {
  const grafana: Readonly<Record<string, string>> = {
    __rate_interval: "1m",
    __interval: "15s",
    __range: "1h",
    __range_s: "3600",
  };
  return expr.replaceAll(/\$\{(\w+)(?::\w+)?\}|\$(\w+)/g, (_, braced?: string, plain?: string) => {
    const name = braced ?? plain ?? "";
    return grafana[name] ?? ".+";
  });
}
