import {
  commitsStalled,
  consumerBacklog,
  consumerGroupEmpty,
  consumerLate,
  routerGroup as group,
} from "../alerts/index.ts";
import { toOverview, uids } from "./chat4all/index.ts";
import { dashboard } from "./kit/index.ts";
import { failover, losses, now, scaling } from "./router-worker/index.ts";
import { kafkaConsumerRow } from "./rows/index.ts";

/** Chat4All's router has no endpoint of its own: all of this is what Kafka knows about its consumer group. */
export const routerWorker = dashboard({
  uid: uids.routerWorker,
  title: "Router Worker",
  owner: "messaging",
  purpose:
    "For the team that runs the router: is it keeping up, and if not, is it dead, stuck or slow; does another worker help?",
  tags: ["chat4all"],
  links: [toOverview],
  rows: [
    now,
    kafkaConsumerRow({
      group,
      title: "Keeping up?",
      panels: {
        late: { watches: consumerLate({ group }) },
        waiting: { watches: consumerBacklog({ group }) },
        members: { watches: consumerGroupEmpty({ group }) },
        stalled: { watches: commitsStalled({ group }) },
      },
    }),
    scaling,
    failover,
    losses,
  ],
});
