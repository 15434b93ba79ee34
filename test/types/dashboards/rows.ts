// Compiled by `tsc`, never run: every line marked as an error must be one.
import { heatmap, heatmapOf, levelOf, rateOf, saturation } from "../../../dashboards/kit/index.ts";
import { jvmRow, kafkaConsumerRow, redRow, useRow } from "../../../dashboards/rows/index.ts";
import { agents, grpc, hitl } from "../../../metrics/index.ts";

const { semaphore } = agents;
const requests = hitl.requests;
const errors = requests.where({ status: /5../ });
const use = {
  title: "Semaphores",
  key: "semaphore",
  utilisation: saturation({ used: semaphore.inUse, limit: semaphore.limit }),
  saturation: levelOf(semaphore.waiting, { aggregate: "sum" }),
} as const;

redRow({ requests, errors, duration: hitl.requestDuration, by: ["method", "endpoint"] });
redRow({ requests: grpc.handled, errors: grpc.handled, duration: grpc.handlingTime, panels: { slow: { unit: "ms" } } });
useRow({ ...use, errors: rateOf(semaphore.failures) });
useRow({ ...use, errors: "Nobody counts them." });
kafkaConsumerRow({ group: "router", panels: { late: { width: "half" } } });
heatmap("spread", heatmapOf(hitl.requestDuration));

// @ts-expect-error the histogram has no label status
redRow({ requests, errors, duration: hitl.requestDuration, by: ["status"] });
// @ts-expect-error durations are a histogram
redRow({ requests, errors, duration: requests });
// @ts-expect-error no such panel in the row
redRow({ requests, errors, duration: hitl.requestDuration, panels: { latency: {} } });
// @ts-expect-error misspelt option of a panel
redRow({ requests, errors, duration: hitl.requestDuration, panels: { errors: { treshold: 1 } } });
// @ts-expect-error one of the three questions is not answered
useRow(use);
// @ts-expect-error whose JVM
jvmRow({});
// @ts-expect-error a heatmap is of a histogram
heatmapOf(requests);
