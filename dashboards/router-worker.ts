import { dashboard } from "./kit/index.ts";
import { keepingUp, losses, now, why } from "./router-worker/index.ts";

/** Chat4All's router has no endpoint of its own: all of this is what Kafka knows about its consumer group. */
export const routerWorker = dashboard({
  uid: "chat4all-router-worker",
  title: "Router Worker",
  owner: "messaging",
  purpose: "Is the router keeping up, and if not, is it dead, stuck or slow?",
  tags: ["chat4all"],
  rows: [now, keepingUp, why, losses],
});
