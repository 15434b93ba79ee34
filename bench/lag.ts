import { startBrokers } from "../test/support/kafka/index.ts";
import { measure, putLoad, realLoad, scriptedLoad, startMeasured } from "./lag/index.ts";

/**
 * What a collection costs, beside the bare protocol calls and, when SIGHTLINE_BENCH_KMINION names its binary, beside kminion
 * in the same run. SIGHTLINE_BENCH_LAG=real or =scripted measures one of the two clusters only.
 */
export async function benchLag(): Promise<void> {
  const only = process.env.SIGHTLINE_BENCH_LAG;
  const kminion = process.env.SIGHTLINE_BENCH_KMINION;
  if (only !== "scripted") await benchReal(kminion);
  if (only !== "real") await benchScripted(kminion);
}

async function benchReal(kminion: string | undefined): Promise<void> {
  console.log("a real broker: 10,000 partitions, 200 groups with 10,000 committed offsets");
  const brokers = await startBrokers({ tuning: "steady", heapMb: 1536 });
  try {
    const load = await putLoad(brokers.plain, realLoad);
    await measure({ load: realLoad, bootstrap: brokers.plain, move: load.move }, kminion);
    await load.close();
  } finally {
    await brokers.remove();
  }
}

async function benchScripted(kminion: string | undefined): Promise<void> {
  console.log("three scripted brokers: 100,000 partitions, 200 groups with 100,000 committed offsets");
  const file = new URL("lag/scripted-brokers.ts", import.meta.url).pathname;
  const brokers = startMeasured(process.execPath, [file, JSON.stringify(scriptedLoad)]);
  try {
    const { addresses } = JSON.parse((await brokers.line()) ?? "") as { addresses: readonly string[] };
    let moves = 0;
    const move = async (): Promise<void> => {
      brokers.write(JSON.stringify({ moves: ++moves }));
      await brokers.line();
    };
    await measure({ load: scriptedLoad, bootstrap: addresses, move }, kminion);
  } finally {
    await brokers.stop();
  }
}
