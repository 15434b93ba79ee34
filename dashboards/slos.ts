import { slo } from "../metrics/index.ts";
import { dashboard, labelVariable, variable } from "./kit/index.ts";
import { burning, events, history, now } from "./slos/index.ts";

/** Every objective of every system, by what its rules record. */
export const slos = dashboard({
  uid: "slos",
  title: "SLOs",
  owner: "ops",
  purpose:
    "For whoever answers for a service: which promises are kept, what is left of each error budget, and how fast is it spent?",
  tags: ["stack"],
  time: { from: "now-24h", to: "now" },
  variables: [
    labelVariable("service", { title: "Service", of: slo.target, label: "sloth_service" }),
    labelVariable("objective", {
      title: "Objective",
      of: slo.target.where({ sloth_service: variable("service") }),
      label: "sloth_slo",
    }),
  ],
  rows: [now, burning, history, events],
});
