import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { liveFileOf } from "./live-file.ts";
import { prepareForTests } from "./prepare.ts";

interface Count {
  passed: number;
  failed: number;
}

type Step = (environment: NodeJS.ProcessEnv) => Promise<Count>;

const steps: Readonly<Record<string, Step>> = {
  lint: whole("biome", "ci", "--error-on-warnings", "."),
  types: whole("tsc"),
  unit: suite({ each: false, args: [] }),
  live: live(["--config", "ava.live.config.mjs"]),
  browser: live(["--config", "ava.browser.config.mjs"], "test/preview/live"),
  full: live(["--config", "ava.full.config.mjs"]),
};
/** What takes longer than anybody waits for before each commit. */
const onRequest = ["full"];
/** Of more files than these a second run tells nothing that its half hour is worth. */
const mostAgain = 3;

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(steps).filter((name) => !onRequest.includes(name));
const total: Count = { passed: 0, failed: 0 };
/** What every failure printed, to be said again at the end, where it is looked for. */
const failures: string[] = [];
/** Tests that failed, in files that passed when they ran alone; they count as failed. */
const unsteady: string[] = [];
let environment: NodeJS.ProcessEnv = process.env;
for (const name of names) {
  const step = steps[name];
  if (step === undefined) throw new Error(`there is no step "${name}"; steps: ${Object.keys(steps).join(", ")}`);
  const start = performance.now();
  say(`\n  ${name} …`);
  if (["live", "browser", "full"].includes(name)) environment = await prepareForTests();
  const { passed, failed } = await step(environment);
  const seconds = Math.round((performance.now() - start) / 1000);
  say(`  ${failed === 0 ? "✔" : "✘"} ${name}: ${passed} passed, ${failed} failed in ${seconds} s`);
  total.passed += passed;
  total.failed += failed;
}
if (failures.length > 0) say(`\n  What failed:\n${failures.join("\n")}`);
if (unsteady.length > 0)
  say(`\n  Failed here, and passed alone (they count as failed):\n    ${unsteady.join("\n    ")}`);
say(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** A command that passes or fails as a whole. */
function whole(command: string, ...args: string[]): Step {
  return async (environment) => {
    const code = await run(command, args, environment, (line) => say(`    ${line}`));
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  };
}

/** An ava suite: failures are printed in full; with `each`, every test that passes gets a line as it ends, with the time since the suite began. */
function suite(options: SuiteOptions): Step {
  return async (environment) => await runSuite(options, environment);
}

/**
 * The live suites. A few files that failed run once more, alone, so that whoever looks for the cause knows whether it takes
 * company; that changes no verdict.
 */
function live(args: readonly string[], folder?: string): Step {
  return async (environment) => {
    const titles: string[] = [];
    const count = await runSuite({ each: true, args, onFailure: (title) => titles.push(title) }, environment);
    const byFile = Map.groupBy(titles, (title) => liveFileOf(title, folder));
    if (byFile.has(undefined) || byFile.size > mostAgain) return count;
    for (const [file = "", failed] of byFile) {
      say(`    again, alone: ${file}`);
      const { failed: still } = await runSuite({ each: true, args: [...args, file] }, environment);
      if (still === 0) unsteady.push(...failed);
    }
    return count;
  };
}

interface SuiteOptions {
  readonly each: boolean;
  readonly args: readonly string[];
  readonly onFailure?: (title: string) => void;
}

async function runSuite({ each, args, onFailure }: SuiteOptions, environment: NodeJS.ProcessEnv): Promise<Count> {
  const count: Count = { passed: 0, failed: 0 };
  const start = performance.now();
  let failing = false;
  const code = await run("ava", ["--tap", ...args], environment, (line) => {
    const [, verdict, title = ""] = /^(ok|not ok) \d+ - (.*)$/.exec(line) ?? [];
    if (verdict !== undefined) failing = verdict === "not ok";
    if (failing && line.trim() !== "") failures.push(`    ${line}`);
    if (verdict === "ok") {
      count.passed++;
      if (each) say(`    ✔ ${clock(performance.now() - start)} ${title}`);
    } else if (verdict === "not ok") {
      count.failed++;
      onFailure?.(title);
      say(`    ✘ ${title}`);
    } else if (line.trim() !== "" && (failing || !/^(TAP|1\.\.|#|\s)/.test(line))) say(`    ${line}`);
  });
  if (code !== 0 && count.failed === 0) count.failed = 1;
  return count;
}

/** Milliseconds as `mm:ss`. */
function clock(time: number): string {
  const seconds = Math.round(time / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
}

function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onLine: (line: string) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env });
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", onLine);
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
