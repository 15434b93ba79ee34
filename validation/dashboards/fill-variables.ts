import { formatDuration, milliseconds } from "../../metrics/kit/index.ts";
import type { ScopesOf } from "../../preview/app/src/dashboard/index.ts";
import {
  loadOptions,
  resolveVariables,
  scopesFrom,
  type Values,
  valuesOf,
} from "../../preview/app/src/variables/index.ts";
import { type Connection, dataOf } from "../connection/index.ts";
import type { AskedDashboard } from "./asked-dashboard.ts";
import { intervalOf, stepOf } from "./step.ts";

/** The time that is looked at: milliseconds since 1970. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a dashboard's variables stand for when it is opened. */
export interface FilledVariables {
  readonly values: Values;
  readonly scopesOf: ScopesOf;
  /** Of each variable whose query failed: its name and Prometheus's words. */
  readonly errors: readonly (readonly [name: string, words: string])[];
}

/** Asks Prometheus for a dashboard's variables, each after those it depends on, and chooses what the dashboard opens with. */
export async function fillVariables(
  { variables, title, uid }: AskedDashboard,
  { fromMs, toMs }: Span,
  { connection, scrapeInterval }: FillOptions,
): Promise<FilledVariables> {
  const rangeMs = toMs - fromMs;
  const builtIn = {
    ...stepOf({ rangeMs, minInterval: undefined, maxDataPoints: 1000, scrapeInterval }).values,
    __from: String(fromMs),
    __to: String(toMs),
    __dashboard: { value: title, fields: { uid, name: title } },
  };
  const autoInterval = ({ auto_count = 30, auto_min = "10s" }) =>
    formatDuration(intervalOf(rangeMs, auto_count, milliseconds(auto_min)));
  const states = await resolveVariables(variables, {
    before: new Map(),
    chosen: new Map(),
    stale: () => true,
    builtIn,
    autoInterval,
    load: (variable, values) =>
      loadOptions(variable, {
        values,
        span: { start: Math.floor(fromMs / 1000), end: Math.ceil(toMs / 1000) },
        ask: async (path, parameters) => dataOf(await connection.get(path, parameters)),
      }),
  });
  return {
    values: { ...builtIn, ...valuesOf(states.values(), autoInterval) },
    scopesOf: scopesFrom(states),
    errors: [...states].flatMap(([name, { error }]) => (error === undefined ? [] : [[name, error] as const])),
  };
}

interface FillOptions {
  readonly connection: Connection;
  readonly scrapeInterval: string;
}
