import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { prepareForTests } from "./prepare.ts";

interface Count {
  passed: number;
  failed: number;
}

type Step = (environment: NodeJS.ProcessEnv) => Promise<Count>;

/** A command that passes or fails as a whole. */
const whole =
  (command: string, ...args: string[]): Step =>
  async (environment) => {
    const code = await run(command, args, environment, (line) => process.stdout.write(`    ${line}\n`));
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  };

/** An ava suite: failures are printed in full, the rest is counted. */
const suite =
  (...args: string[]): Step =>
  async (environment) => {
    const count: Count = { passed: 0, failed: 0 };
    let failing = false;
    const code = await run("ava", ["--tap", ...args], environment, (line) => {
      if (/^ok \d/.test(line)) count.passed++;
      if (/^not ok \d/.test(line)) count.failed++;
      if (/^(ok|not ok) \d/.test(line)) failing = line.startsWith("not ok");
      if (failing || (line.startsWith("#") === false && !/^(ok|TAP|1\.\.|\s)/.test(line)))
        process.stdout.write(`    ${line}\n`);
    });
    if (code !== 0 && count.failed === 0) count.failed = 1;
    return count;
  };

const steps: Readonly<Record<string, Step>> = {
  lint: whole("biome", "ci", "--error-on-warnings", "."),
  types: whole("tsc"),
  unit: suite(),
  live: suite("--config", "ava.live.config.mjs"),
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(steps);
const total: Count = { passed: 0, failed: 0 };
let environment: NodeJS.ProcessEnv = process.env;
for (const name of names) {
  const step = steps[name];
  if (step === undefined) throw new Error(`there is no step "${name}"; steps: ${Object.keys(steps).join(", ")}`);
  if (name === "live") environment = await prepareForTests();
  const start = performance.now();
  process.stdout.write(`\n  ${name} …\n`);
  const { passed, failed } = await step(environment);
  const seconds = Math.round((performance.now() - start) / 1000);
  process.stdout.write(`  ${failed === 0 ? "✔" : "✘"} ${name}: ${passed} passed, ${failed} failed in ${seconds} s\n`);
  total.passed += passed;
  total.failed += failed;
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

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
