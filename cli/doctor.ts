import { Command } from "commander";
import { doctor, type Item } from "../toolchain/index.ts";
import { exitCodes } from "./exit-codes.ts";
import { row } from "./row.ts";

/** `sightline doctor`: what this machine has, what it would get from where, and what that costs. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("say what this machine lacks and how it would be got; changes nothing")
    .option("--json", "print as JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const items = await doctor();
      if (json) process.stdout.write(`${JSON.stringify(items, null, 2)}\n`);
      else for (const item of items) process.stdout.write(`${line(item)}\n`);
      const missing = items.some(({ how, optional }) => how === "missing" && optional !== true);
      process.exitCode = missing ? exitCodes.found : exitCodes.fine;
    });
}

function line(item: Item): string {
  const { name, version, how, pending, detail, downloadMb, minutes, remedy, optional } = item;
  const mark = how === "missing" ? (optional ? "–" : "✘") : pending ? "↓" : "✔";
  const cost = [
    ...(minutes === undefined ? [] : [`about ${minutes} min`]),
    ...(downloadMb === undefined ? [] : [`${downloadMb} MB`]),
  ].join(", ");
  const told = [how, detail, pending ? cost : ""].filter((part) => part !== "").join(" · ");
  const hint = remedy === undefined ? "" : `\n      → ${remedy}`;
  return `  ${mark} ${row(`${name} ${version}`.trim(), told)}${hint}`;
}
