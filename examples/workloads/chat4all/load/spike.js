import { sleep } from "k6";
import { sendMessage } from "./message.js";
import { optionsOf } from "./options.js";
import { short } from "./setting.js";
import { summaryOf } from "./summary.js";

// A campaign goes out: ten times the users within seconds, and back.
export const options = optionsOf("spike", { short });
export const handleSummary = summaryOf("spike");

export default function () {
  sendMessage();
  sleep(0.2 + Math.random() * 0.3);
}
