import { type Alert, badValues, comparedWith, ruleIdentity, type Values } from "../../../alerts/kit/index.ts";

/** An alert that a panel is about; its threshold is read off its expression. */
export type Watch = Alert | WatchAt;

/** An alert of which more is to be said. */
export interface WatchAt {
  readonly alert: Alert;
  /** A threshold that its expression does not tell, or that is another number in the unit of the panel, in that unit. */
  readonly at?: number;
  /** On which side of `at` the alert fires. @default as the alert compares, else above */
  readonly bad?: "above" | "below";
  /** All alerts of that name are meant, whatever they watch: for panels that show every target, every objective. @default false */
  readonly namesakes?: true;
}

/** One or several, as they are written. */
export type Watches = Watch | readonly Watch[];

/** An alert, and the values with which it fires where they can be told. */
export interface Watched {
  readonly alert: Alert;
  readonly values: readonly Values[] | undefined;
  /** Whether the values are those of the alert's own expression. */
  readonly own: boolean;
  readonly namesakes: boolean;
}

/** Each alert once, in the order given; one that is declared twice with equal identity is one. */
export function watched(watches: Watches | undefined): readonly Watched[] {
  if (watches === undefined) return [];
  const byIdentity = Map.groupBy(listed(watches).map(readWatch), ({ alert }) => ruleIdentity(alert));
  return [...byIdentity.values()].map(
    (same) => same.find(({ values }) => values !== undefined) ?? (same[0] as Watched),
  );
}

export function listed(watches: Watches | undefined): readonly Watch[] {
  if (watches === undefined) return [];
  return "kind" in watches || "alert" in watches ? [watches] : watches;
}

function readWatch(watch: Watch): Watched {
  const { alert, at, bad, namesakes = false } = "alert" in watch ? watch : { alert: watch };
  const values = badValues(alert.expr);
  if (at === undefined) return { alert, values, own: true, namesakes };
  return { alert, values: shifted(bad, values, at), own: false, namesakes };
}

/** Whether the limit itself is bad stays as the alert has it. */
function shifted(bad: WatchAt["bad"], values: readonly Values[] | undefined, at: number): readonly Values[] {
  const [only, ...more] = values ?? [];
  if (only !== undefined && more.length === 0) {
    const { from, to } = only;
    const low = from.at === Number.NEGATIVE_INFINITY;
    const high = to.at === Number.POSITIVE_INFINITY;
    if (low && !high && bad !== "above") return comparedWith(to.after ? "<=" : "<", at);
    if (high && !low && bad !== "below") return comparedWith(from.after ? ">" : ">=", at);
  }
  return comparedWith(bad === "below" ? "<" : ">", at);
}
