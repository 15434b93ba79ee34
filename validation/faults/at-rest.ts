import { printAlert, stillFiring } from "./arrivals.ts";
import type { Scene } from "./scene.ts";

export interface AtRestOptions {
  readonly scene: Scene;
  /** Names of the alerts that fire at all times. */
  readonly heartbeats: ReadonlySet<string>;
  /** Milliseconds of ordinary load: what fires then needs no fault. */
  readonly rest: number;
  readonly signal: AbortSignal;
  readonly onStep: (step: string) => void;
}

/** What somebody is told of under an ordinary load while nothing is done to the system, after what fires while it starts is over. */
export async function alertsAtRest({
  scene,
  rest,
  signal,
  heartbeats,
  onStep,
}: AtRestOptions): Promise<readonly string[]> {
  const isHeartbeat = ({ alertname = "" }: Readonly<Record<string, string>>) => heartbeats.has(alertname);
  const told = async () => (await scene.told()).filter(({ labels }) => !isHeartbeat(labels));
  const firing = async () => (await scene.firing()).filter((labels) => !isHeartbeat(labels));
  const load = await scene.load();
  try {
    const end = scene.now() + 2 * rest;
    onStep("waiting until nothing fires that fired while it started");
    while ((await firing()).length + stillFiring(await told()).size > 0 && scene.now() < end && !signal.aborted)
      await scene.pause(1000);
    const from = scene.now();
    onStep("ordinary load");
    await scene.pause(rest);
    const since = (await told()).filter(({ at, status }) => at >= from && status === "firing");
    return [...new Set([...since.map(({ labels }) => labels), ...(await firing())].map(printAlert))].sort();
  } finally {
    await load.stop();
  }
}
