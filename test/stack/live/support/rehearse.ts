// A process that brings a rehearsal up and keeps it until a signal ends it: `rehearse.ts <state folder>`, its steps on standard output.
import { openRehearsal, type Rehearsal, untilEnded } from "../../../../stack/rehearsal/index.ts";
import { ofProject, onePrometheus } from "./rehearsal-files.ts";

const stateFolder = process.argv[2] ?? "";
const say = (line: string) => process.stdout.write(`${line}\n`);

const opened: Rehearsal[] = [];
const { by } = await untilEnded(
  async (signal) => {
    const rehearsal = await openRehearsal({ settings: ofProject("slt"), ...onePrometheus, stateFolder, signal });
    opened.push(rehearsal);
    say(`opened ${rehearsal.id}`);
    await rehearsal.up(say);
    say("up");
    await new Promise((done) => signal.addEventListener("abort", done));
  },
  {
    cleanUp: async () => {
      for (const { down } of opened) await down();
    },
    tell: say,
    remedy: "the next rehearsal",
  },
);
process.exitCode = by === undefined ? 0 : 130;
