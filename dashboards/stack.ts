import { dashboard } from "./kit/index.ts";
import { delivery, exporters, health, parts, rules, storage, targets } from "./stack/index.ts";

/** Watches the watchers; rows follow the data from target to receiver. */
export const stack = dashboard({
  uid: "stack",
  title: "Stack",
  owner: "ops",
  purpose: "Is the monitoring itself healthy, and would an alert reach somebody?",
  tags: ["monitoring"],
  rows: [health, targets, rules, delivery, storage, exporters, parts],
});
