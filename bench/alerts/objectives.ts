import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { columns, figures, median, range } from "../columns.ts";
import { type Run, runMeasured } from "./run-measured.ts";
import { slothSpecs } from "./sloth-specs.ts";

const count = 1000;
const times = 5;

/** What Sloth 0.16 took for as many (decision 0017), to be held to where it is not installed. */
const slothMeasured: Run = { wall: 2.1, cpu: 1.1, peak: 334 };

/** A thousand objectives with all of their windows, beside promtool's check of the result, and beside Sloth where it is on the PATH. */
export async function benchObjectives(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sightline-bench-"));
  try {
    const rules = join(folder, "rules.yml");
    const ours = await repeat(process.execPath, [program, String(count), rules]);
    const check = await repeat("promtool", ["check", "rules", "--lint=none", rules]);
    const peer = (await hasSloth()) ? await measureSloth(folder) : undefined;
    const text = readFileSync(rules, "utf8");
    const [records, alerts] = [/^ +- record:/gm, /^ +- alert:/gm].map((each) => text.match(each)?.length);
    const reference = peer ?? [slothMeasured];
    console.log(`${count} objectives: ${records} records, ${alerts} alerts, ${figures(statSync(rules).size / 1e6)} MB`);
    console.log(
      `\n${columns(
        ["", "wall s", "min–max", "CPU s", "peak MB", "wall × Sloth", "CPU × Sloth", "MB × Sloth"],
        [
          line("generated, from the start of node", ours, reference),
          line("promtool check rules of the result", check, reference),
          line(peer === undefined ? "Sloth, as measured once" : "Sloth generate", reference, reference),
        ],
      )}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const program = fileURLToPath(new URL("make-objectives.ts", import.meta.url));

async function repeat(command: string, args: readonly string[]): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (let run = 0; run < times; run++) runs.push(await runMeasured(command, args));
  return runs;
}

async function hasSloth(): Promise<boolean> {
  const { failed } = await execa("sloth", ["version"], { reject: false });
  return !failed;
}

async function measureSloth(folder: string): Promise<readonly Run[]> {
  const specs = join(folder, "specs.yml");
  writeFileSync(specs, slothSpecs(count));
  return await repeat("sloth", ["generate", "-i", specs, "-o", join(folder, "sloth.yml")]);
}

function line(what: string, runs: readonly Run[], peer: readonly Run[]): readonly string[] {
  const middle = (some: readonly Run[], of: keyof Run) => median(some.map((run) => run[of]));
  const ratio = (of: keyof Run) => figures(middle(runs, of) / middle(peer, of));
  return [
    what,
    figures(middle(runs, "wall")),
    range(runs.map(({ wall }) => wall)),
    figures(middle(runs, "cpu")),
    figures(middle(runs, "peak")),
    ratio("wall"),
    ratio("cpu"),
    ratio("peak"),
  ];
}
