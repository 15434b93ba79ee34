import type { ListrTask } from "listr2";
import { removeDeadRehearsals } from "../stack/rehearsal/index.ts";
import { engine, stateFolder } from "../toolchain/index.ts";
import { row } from "./row.ts";

/** What earlier runs left that were killed. */
export function leftoversTask(): ListrTask {
  return {
    title: "Leftovers",
    task: async (_, line) => {
      const removed = await removeDeadRehearsals(await engine(), stateFolder());
      line.title = row("Leftovers", removed.length === 0 ? "none" : `removed ${removed.join(", ")}`);
    },
  };
}
