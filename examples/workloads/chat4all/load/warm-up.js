import { sleep } from "k6";
import { sendMessage } from "./message.js";
import { optionsOf } from "./options.js";
import { short } from "./setting.js";
import { summaryOf } from "./summary.js";

// Wakes the system up: classes loaded, connections made.
export const options = optionsOf("warm-up", { short });
export const handleSummary = summaryOf("warm-up");

export default function () {
  sendMessage();
  sleep(1 + Math.random());
}
