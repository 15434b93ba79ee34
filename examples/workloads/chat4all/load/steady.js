import exec from "k6/execution";
import { steadyOptions } from "../../kit/load/steady.js";
import { sendMessage } from "./message.js";

// Messages without an end, each with an id that k6's points carry along: which were accepted can be compared with which arrived.
export const options = steadyOptions("chat4all", 20);

const run = __ENV.RUN || Date.now();

export default function () {
  const id = `${run}-${exec.scenario.iterationInTest}`;
  exec.vu.metrics.metadata.message = id;
  sendMessage({ id });
}
