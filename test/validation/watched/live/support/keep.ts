// A process that keeps a copy with a watched system under load, and with a fault, until a signal ends it: `keep.ts <state folder>`, its steps on standard output.
import { type Rehearsal, untilEnded } from "../../../../../stack/rehearsal/index.ts";
import { beginFault, loadOn } from "../../../../../validation/watched/index.ts";
import { watchedCopy } from "./copy.ts";

const stateFolder = process.argv[2] ?? "";
const say = (line: string) => process.stdout.write(`${line}\n`);

const opened: Rehearsal[] = [];
const { by } = await untilEnded(
  async (signal) => {
    const copy = await watchedCopy("governance-bridge", { stateFolder, signal });
    opened.push(copy);
    say(`opened ${copy.network}`);
    await copy.up(say);
    const load = await loadOn(copy, { signal });
    await beginFault(copy, { part: "governance-bridge", action: "pause" });
    say(`loaded ${load.counts().sent}`);
    await new Promise((done) => signal.addEventListener("abort", done));
  },
  {
    cleanUp: async () => {
      for (const { down } of opened) await down();
    },
    tell: say,
    remedy: "the next one",
  },
);
process.exitCode = by === undefined ? 0 : 130;
