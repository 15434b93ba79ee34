import test from "ava";
import { playScaling } from "../../../validation/faults/play-scaling.ts";
import { scriptedScene } from "./support/scripted-scene.ts";

const workers = { part: "worker", group: "g", slowed: { fault: "slow", parameters: { delayMs: 100 } }, perSecond: 40 };

test("one and two workers are slowed, loaded and counted; each is undone and its load ended", async (t) => {
  let asked = 0;
  // 200 delivered while one works, 390 while two do.
  const delivered = [0, 200, 300, 690];
  const { scene, log } = scriptedScene({
    shares: [0.5, 0.5],
    books: () => ({ accepted: 800, delivered: delivered[asked++] ?? 0, undelivered: 0, forwarded: 0 }),
  });
  const rows = await playScaling({ workers, scene, signal: new AbortController().signal, onStep: () => {} });
  t.deepEqual(rows, [
    { workers: 1, throughput: 10, share: [0.5, 0.5] },
    { workers: 2, throughput: 19.5, share: [0.5, 0.5] },
  ]);
  const [begin, end] = ["begin slow", "end slow"];
  t.deepEqual(log, [
    ...["load of 40", begin, end, "load ends"],
    ...["2 workers", "load of 40", begin, begin, end, end, "load ends"],
  ]);
});

test("a worker that cannot be slowed leaves nothing behind", async (t) => {
  const { scene, log } = scriptedScene({ refuses: "slow" });
  await t.throwsAsync(playScaling({ workers, scene, signal: new AbortController().signal, onStep: () => {} }), {
    message: "worker-1 does not take slow",
  });
  t.deepEqual(log, ["load of 40", "load ends"]);
});
