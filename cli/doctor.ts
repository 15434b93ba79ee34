import { Command } from "commander";
import { allDemoItems, demoItems, doctor, type ItemId, stackItems } from "../toolchain/index.ts";
import { doctorTable } from "./doctor-table.ts";
import { exitCodes } from "./exit-codes.ts";
import { namesIn } from "./overrides.ts";

/** `sightline doctor`: what this machine has, what it would get from where, and what that costs. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("say what this machine lacks and how it would be got; changes nothing")
    .option("--demo [systems...]", "with what these systems in miniature need; without a name: all of them")
    .option("--json", "print as JSON")
    .action(async ({ demo, json }: { demo?: true | readonly string[]; json?: boolean }) => {
      const items = await doctor([...stackItems, ...itemsOf(demo)]);
      const { columns, isTTY } = process.stdout;
      const table = () =>
        doctorTable(items, isTTY ? { width: columns || 80, color: process.env.NO_COLOR === undefined } : {});
      process.stdout.write(json ? `${JSON.stringify(items, null, 2)}\n` : `\n${table()}`);
      const missing = items.some(({ how, optional }) => how === "missing" && optional !== true);
      process.exitCode = missing ? exitCodes.found : exitCodes.fine;
    });
}

function itemsOf(demo: true | readonly string[] | undefined): readonly ItemId[] {
  if (demo === undefined) return [];
  const names = demo === true ? ["all"] : namesIn(demo, ["all"]);
  return names.includes("all") ? allDemoItems : demoItems(names);
}
