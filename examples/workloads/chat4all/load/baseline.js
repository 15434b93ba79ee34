import { sleep } from "k6";
import { sendMessage } from "./message.js";
import { optionsOf } from "./options.js";
import { short } from "./setting.js";
import { summaryOf } from "./summary.js";

// An ordinary day: a message every one to two seconds from each of twenty users.
export const options = optionsOf("baseline", { short });
export const handleSummary = summaryOf("baseline");

export default function () {
  sendMessage();
  sleep(1 + Math.random());
}
