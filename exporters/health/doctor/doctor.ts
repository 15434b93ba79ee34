import type { ProgramCommand } from "../../kit/index.ts";
import { type healthSettings, planOf } from "../settings/index.ts";
import { createGate } from "../watch/index.ts";
import { type Examination, examine } from "./examination.ts";

/** `health doctor`: asks every check once, and says what is in the way. */
export const doctor: ProgramCommand<typeof healthSettings> = {
  name: "doctor",
  description: "Asks every check once and says what came of it, with a remedy; exit code 1 when one fails.",
  options: { "--json": "Print what was found as JSON." },
  async run({ settings, options, write, signal }) {
    const plan = planOf(settings);
    const gate = createGate(plan.concurrency);
    const found = await Promise.all(plan.checks.map((one) => gate.pass(() => examine(one, signal, Date.now()))));
    const failing = found.filter(({ outcome }) => outcome === "fault");
    if (options.json) write(`${JSON.stringify(found, null, 2)}\n`);
    else {
      for (const one of found) write(toText(one));
      write(`\n${conclusion(found.length, failing.length)}\n`);
    }
    return failing.length === 0 ? 0 : 1;
  },
};

const signs: Readonly<Record<Examination["outcome"], string>> = { ok: "✔", note: "!", fault: "✘" };

function toText({ service, check, replica, target, outcome, details, remedy }: Examination): string {
  const name = replica === "" ? `${service} ${check}` : `${service} ${replica} ${check}`;
  const lines = [
    ...details.map((detail) => `      ${detail}\n`),
    ...(remedy === undefined ? [] : [`      → ${remedy}\n`]),
  ];
  return `  ${signs[outcome]} ${name}  ${target}\n${lines.join("")}`;
}

function conclusion(all: number, failing: number): string {
  if (all === 0) return "There are no checks.";
  return failing === 0 ? `All ${all} checks are well.` : `${failing} of ${all} checks fail.`;
}
