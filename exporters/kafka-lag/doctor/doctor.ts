import { collectionLimits, type ProgramCommand } from "../../kit/index.ts";
import { type kafkaLagSettings, planOf } from "../settings/index.ts";
import { hasFault } from "./examination.ts";
import { examine } from "./examine.ts";
import { toText } from "./print.ts";

/** `kafka-lag doctor`: says what stands between the exporter and a cluster, and what watching it costs. */
export const doctor: ProgramCommand<typeof kafkaLagSettings> = {
  name: "doctor",
  description:
    "Looks at every broker (name, TLS, login, version), at rights, and at what a collection costs; exit code 1 when something must be put right.",
  options: { "--json": "Print what was found as JSON." },
  async run({ settings, options, log, write, signal }) {
    const plan = planOf(settings);
    const limits = collectionLimits(settings);
    const examinations = await Promise.all(plan.clusters.map((one) => examine(one, plan, limits, log, signal)));
    const faults = examinations.filter(hasFault);
    if (options.json) write(`${JSON.stringify(examinations, null, 2)}\n`);
    else {
      for (const examination of examinations) write(toText(examination));
      write(`\n${conclusion(faults.map(({ cluster }) => cluster))}\n`);
    }
    return faults.length === 0 ? 0 : 1;
  },
};

function conclusion(faulty: readonly string[]): string {
  return faulty.length === 0 ? "All is well." : `Something must be put right: ${faulty.join(", ")}.`;
}
