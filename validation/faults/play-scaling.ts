import type { Workers } from "../../systems/index.ts";
import type { Faults } from "../result/index.ts";
import type { Injected, Scene } from "./scene.ts";

export interface ScalingOptions {
  readonly workers: Workers;
  readonly scene: Scene;
  readonly signal: AbortSignal;
  readonly onStep: (step: string) => void;
}

/** How many of them are compared. */
const counts = [1, 2] as const;
/** Milliseconds in which Kafka gives partitions to those that are there, and the load fills their queues. */
const settling = 15_000;
const measured = 20_000;
/** A second worker is brought up between the two. */
export const scalingSeconds = (counts.length * (settling + measured)) / 1000 + 15;

/** What one and two workers get done of a load that is more than they can do, and which share of the partitions each has. */
export async function playScaling({ workers, scene, signal, onStep }: ScalingOptions): Promise<Faults["scaling"]> {
  const { part, group, slowed, perSecond } = workers;
  const rows: Faults["scaling"][number][] = [];
  for (const count of counts) {
    if (signal.aborted) break;
    onStep(`${count} of ${part}`);
    if (count > 1) await scene.scaleTo(count);
    const parts = Array.from({ length: count }, (_, index) => `${part}-${index + 1}`);
    const begun: Injected[] = [];
    const load = await scene.load(perSecond);
    try {
      for (const one of parts) begun.push(await scene.begin({ part: one, ...slowed }));
      await scene.pause(settling);
      const [from, before] = [scene.now(), await load.books()];
      await scene.pause(measured);
      const [to, after] = [scene.now(), await load.books()];
      if (before === undefined || after === undefined || signal.aborted) break;
      const throughput = (after.delivered - before.delivered) / ((to - from) / 1000);
      rows.push({
        workers: count,
        throughput: Math.round(throughput * 10) / 10,
        share: [...(await scene.shares(group))],
      });
    } finally {
      await Promise.allSettled(begun.map((one) => one.end()));
      await load.stop();
    }
  }
  return rows;
}
