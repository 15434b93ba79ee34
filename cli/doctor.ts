import { Command } from "commander";
import { demoItems, doctor, stackItems } from "../toolchain/index.ts";
import { doctorTable } from "./doctor-table.ts";
import { exitCodes } from "./exit-codes.ts";

/** `sightline doctor`: what this machine has, what it would get from where, and what that costs. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("say what this machine lacks and how it would be got; changes nothing")
    .option("--demo", "with what a system in miniature needs")
    .option("--json", "print as JSON")
    .action(async ({ demo, json }: { demo?: boolean; json?: boolean }) => {
      const items = await doctor(demo ? [...stackItems, ...demoItems] : stackItems);
      const { columns, isTTY } = process.stdout;
      const table = () =>
        doctorTable(items, isTTY ? { width: columns || 80, color: process.env.NO_COLOR === undefined } : {});
      process.stdout.write(json ? `${JSON.stringify(items, null, 2)}\n` : `\n${table()}`);
      const missing = items.some(({ how, optional }) => how === "missing" && optional !== true);
      process.exitCode = missing ? exitCodes.found : exitCodes.fine;
    });
}
