import { type StackProject, stackProject } from "../test/stack/live/support/stack-project.ts";
import { lookPlainly, reloadPlainly, startPlainly } from "./plain-docker.ts";
import { table } from "./table.ts";

const runs = 3;

/** How long `up` takes, beside the same containers by plain Docker in the same run. */
export async function benchUp(): Promise<void> {
  const warm: number[] = [];
  const second: number[] = [];
  const change: number[] = [];
  const plain = { start: [] as number[], look: [] as number[], reload: [] as number[] };
  for (let run = 1; run <= runs; run++) {
    console.log(`run ${run} of ${runs} …`);
    const stack = await stackProject({ stack: "dev" });
    try {
      warm.push(await timed(stack));
      second.push(await timed(stack));
      await stack.configure({ scrapeInterval: `${15 + run}s` });
      change.push(await timed(stack));
      plain.look.push(await lookPlainly(stack));
      plain.reload.push(await reloadPlainly(stack));
      plain.start.push(await startPlainly(stack));
    } finally {
      await stack.remove();
    }
  }
  console.log(
    `\n${table([
      {
        what: "up, warm, from nothing",
        measured: warm,
        aim: 60,
        floor: { what: "create, start, all healthy", measured: plain.start },
      },
      { what: "up again", measured: second, aim: 5, floor: { what: "docker inspect of all", measured: plain.look } },
      {
        what: "configuration changed",
        measured: change,
        aim: 6,
        floor: { what: "reload and read back", measured: plain.reload },
      },
    ])}`,
  );
}

async function timed(stack: StackProject): Promise<number> {
  const start = performance.now();
  const { code, text } = await stack.sightline("up");
  if (code !== 0) throw new Error(text);
  return (performance.now() - start) / 1000;
}
