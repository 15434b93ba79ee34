import { setTimeout as wait } from "node:timers/promises";
import { drillLabels } from "../../alerts/kit/index.ts";
import { type Access, askJson } from "../observe/index.ts";

interface GettableAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly startsAt: string;
  readonly status: { readonly silencedBy: readonly string[]; readonly inhibitedBy: readonly string[] };
}

/** The drills of an alert that Alertmanager holds for firing. */
export function activeDrills(alertmanager: Access, alert: string): Promise<readonly GettableAlert[]> {
  const filters = [`${drillLabels.drill}="true"`, `alertname=${JSON.stringify(alert)}`];
  const query = filters.map((filter) => `filter=${encodeURIComponent(filter)}`).join("&");
  return askJson(alertmanager, `/api/v2/alerts?${query}`);
}

/**
 * Ends the drills of an alert at once, instead of after the minutes for which Alertmanager would still believe a Prometheus that is gone.
 * To be called when nothing sends them any more.
 *
 * @throws Error when Alertmanager cannot be told, or goes on to have one.
 */
export async function endDrills(alertmanager: Access, alert: string): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const active = await activeDrills(alertmanager, alert);
    if (active.length === 0) return;
    const endsAt = new Date().toISOString();
    const over = active.map(({ labels, annotations, startsAt }) => ({ labels, annotations, startsAt, endsAt }));
    await askJson(alertmanager, "/api/v2/alerts", { method: "POST", body: over });
    await wait(pause);
  }
  throw new Error(`Alertmanager still has a drill of ${alert}; it ends by itself within four minutes.`);
}

const rounds = 10;
/** Milliseconds. */
const pause = 200;
