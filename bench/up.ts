import { type StackProject, stackProject } from "../test/stack/live/support/stack-project.ts";
import { type BareProgram, bareProgram } from "./bare-pulumi.ts";
import { untilInForce } from "./in-force.ts";
import { startPlainly } from "./plain-docker.ts";
import { table } from "./table.ts";

const runs = 3;

/** How long `up` takes, beside plain Docker and a bare Pulumi program in the same run. */
export async function benchUp(): Promise<void> {
  const ours = { warm: [] as number[], second: [] as number[], change: [] as number[] };
  const floor = { start: [] as number[], bare: [] as number[] };
  const bare = await bareProgram();
  try {
    for (let run = 1; run <= runs; run++) {
      console.log(`run ${run} of ${runs} …`);
      await measure(run, bare, ours, floor);
    }
  } finally {
    await bare.remove();
  }
  const bareUp = { what: "pulumi up of one volume, unchanged", measured: floor.bare };
  console.log(
    `\n${table([
      {
        what: "up, warm, from nothing",
        measured: ours.warm,
        aim: 60,
        floor: { what: "docker create and start, all healthy", measured: floor.start },
      },
      { what: "up again", measured: ours.second, aim: 5, floor: bareUp },
      { what: "changed settings in force", measured: ours.change, aim: 6, floor: bareUp },
    ])}`,
  );
}

async function measure(
  run: number,
  bare: BareProgram,
  ours: Readonly<Record<"warm" | "second" | "change", number[]>>,
  floor: Readonly<Record<"start" | "bare", number[]>>,
): Promise<void> {
  const stack = await stackProject({ stack: "dev" });
  try {
    ours.warm.push(await timed(() => up(stack)));
    ours.second.push(await timed(() => up(stack)));
    floor.bare.push(await bare.upAgain());
    await stack.configure({ scrapeInterval: `${15 + run}s` });
    const password = await stack.password();
    const deployment = up(stack);
    ours.change.push(await timed(() => untilInForce(stack, password, `scrape_interval: ${15 + run}s`)));
    await deployment;
    floor.start.push(await startPlainly(stack));
  } finally {
    await stack.remove();
  }
}

async function up(stack: StackProject): Promise<void> {
  const { code, text } = await stack.sightline("up");
  if (code !== 0) throw new Error(text);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
