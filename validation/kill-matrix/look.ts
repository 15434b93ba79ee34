import type { RehearsalPart } from "../../stack/rehearsal/index.ts";
import { scenarioLabel } from "../compress/index.ts";
import { accessTo, type Copy, partsOf } from "../copy/index.ts";
import { askJson, inboxReader, type Told } from "../observe/index.ts";
import { probeAlert } from "./probe.ts";

/** What the parts of a copy say at a moment; undefined where one does not answer. */
export interface Look {
  readonly at: number;
  /** State of each episode's alert, by Prometheus. */
  readonly prometheus: readonly (ReadonlyMap<string, string> | undefined)[];
  /** Episodes whose alert it holds for active, by Alertmanager. */
  readonly alertmanager: readonly (ReadonlySet<string> | undefined)[];
  /** Everything that arrived, oldest first; what was known before when the inbox does not answer. */
  readonly told: readonly Told[];
}

/** Looks at all parts of a copy at once; never waits long for one that is dead. */
export function lookingAt(copy: Copy): () => Promise<Look> {
  const reader = inboxReader(accessTo(copy, "inbox"), scenarioLabel, { timeout });
  let told: readonly Told[] = [];
  return async () => {
    const at = Date.now();
    const [prometheus, alertmanager, inbox] = await Promise.all([
      Promise.all(partsOf(copy, "prometheus").map((part) => answered(rulesOf(copy, part)))),
      Promise.all(partsOf(copy, "alertmanager").map((part) => answered(alertsOf(copy, part)))),
      answered(reader.read()),
    ]);
    // The reader goes on adding to its list; a look is one of a moment.
    told = inbox === undefined ? told : [...inbox];
    return { at, prometheus, alertmanager, told };
  };
}

/** Whether everybody knows and has told that the alert fires, or that it is over; what was never told need not be told as over. */
export function isTold({ prometheus, alertmanager, told }: Look, id: string, status: "firing" | "resolved"): boolean {
  const fires = status === "firing";
  if ((told.findLast(({ episode }) => episode === id)?.status === "firing") !== fires) return false;
  return (
    prometheus.every((states) => states !== undefined && (states.get(id) === "firing") === fires) &&
    alertmanager.every((held) => held !== undefined && held.has(id) === fires)
  );
}

const timeout = 1000;

async function rulesOf(copy: Copy, part: RehearsalPart): Promise<ReadonlyMap<string, string>> {
  const { data } = await askJson<{
    readonly data: { readonly alerts: readonly { readonly labels: Labels; readonly state: string }[] };
  }>(accessTo(copy, part), "/api/v1/alerts", { timeout });
  return new Map(data.alerts.map(({ labels, state }) => [labels[scenarioLabel] ?? "", state]));
}

async function alertsOf(copy: Copy, part: RehearsalPart): Promise<ReadonlySet<string>> {
  const filter = encodeURIComponent(`alertname="${probeAlert}"`);
  const alerts = await askJson<readonly { readonly labels: Labels }[]>(
    accessTo(copy, part),
    `/api/v2/alerts?filter=${filter}`,
    { timeout },
  );
  return new Set(alerts.map(({ labels }) => labels[scenarioLabel] ?? ""));
}

type Labels = Readonly<Record<string, string>>;

async function answered<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch {
    return undefined;
  }
}
