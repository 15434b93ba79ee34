import { untilEnded } from "../stack/rehearsal/index.ts";
import { stateFolder } from "../toolchain/index.ts";
import { benchAudiences, benchWhole, catalogue } from "./rehearsal/index.ts";

/**
 * The rehearsal of every alert of every system, and what measuring it costs. With `--short` of each alert one scenario that
 * fires and one that does not, at the ordinary load, and one play of each kind: minutes in place of most of an hour.
 */
export async function benchRehearsal(flags: readonly string[]): Promise<void> {
  const short = flags.includes("--short");
  const subject = catalogue();
  await untilEnded(
    async (signal) => {
      const where = { stateFolder: stateFolder(), signal };
      await benchWhole(subject, {
        ...where,
        ...(short
          ? { selection: { kind: "quick" }, loads: [1], aim: 3 }
          : { selection: { kind: "full" }, loads: [1, 5, 10], longestMinutesUnderLoad: 30, aim: 30 }),
      });
      await benchAudiences(subject, { ...where, factor: 20, rounds: short ? 1 : 3 });
    },
    { tell: console.log, remedy: "sightline validate rehearse" },
  );
}
