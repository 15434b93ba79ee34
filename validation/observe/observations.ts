/** Times are milliseconds since 1970. */
export interface Observations {
  /** What Prometheus's rules made, from its own record of it. */
  readonly alerts: readonly SeenAlert[];
  /** When Alertmanager first had an alert, by {@link labelsKey} of all its labels but the replica's. */
  readonly received: ReadonlyMap<string, number>;
  /** Every alert of every notification. */
  readonly told: readonly Told[];
  /** When Prometheus stored a sample of an episode, in order. */
  readonly stored: ReadonlyMap<string, readonly number[]>;
}

/** An alert of an episode as Prometheus recorded it. */
export interface SeenAlert {
  readonly episode: string;
  /** Without the episode's own. */
  readonly labels: Readonly<Record<string, string>>;
  /** In order. */
  readonly spans: readonly Span[];
}

/** An unbroken stretch of evaluations in one state: those of the first and of the last. */
export interface Span {
  readonly state: "pending" | "firing";
  readonly from: number;
  readonly to: number;
}

/** An alert in a notification that arrived. */
export interface Told {
  readonly notification: number;
  readonly at: number;
  readonly receiver: string;
  readonly status: "firing" | "resolved";
  readonly episode: string;
  /** Without the episode's own. */
  readonly labels: Readonly<Record<string, string>>;
  /** What the notification was grouped by. */
  readonly group: Readonly<Record<string, string>>;
}

/** Labels as one text, equal for equal labels. */
export function labelsKey(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}
