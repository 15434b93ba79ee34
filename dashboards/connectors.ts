import { anyConnector } from "../alerts/index.ts";
import { chat4all } from "../metrics/index.ts";
import { uids } from "./chat4all/index.ts";
import { api, breaker, late, now, sent, store } from "./connectors/index.ts";
import { dashboard, labelVariable } from "./kit/index.ts";

/** Chat4All's last stage: a connector for each channel, with a circuit breaker, and a store for when the channel is down. */
export const connectors = dashboard({
  uid: uids.connectors,
  title: "Connectors",
  owner: "messaging",
  purpose:
    "For the team that runs the connectors: does each channel take our messages, and what becomes of them while it does not?",
  tags: ["chat4all"],
  variables: [
    labelVariable("connector", { title: "Connector", of: chat4all.messagesSent.where(anyConnector), label: "job" }),
  ],
  rows: [now, sent, api, breaker, store, late],
});
