import { check } from "k6";
import http from "k6/http";
import { Counter, Rate } from "k6/metrics";
import { target } from "./setting.js";

const serverErrors = new Rate("server_errors");
// One counter per reason: in k6's summary a tag is not told apart.
const reasons = "malformed payload_too_large unknown_channel empty_text too_long dependency_down overloaded reject_all";
const rejected = new Map([...reasons.split(" "), "other"].map((reason) => [reason, new Counter(`rejected_${reason}`)]));

const words = "thanks hello when tomorrow order shipped please price invoice soon yes no photo size colour store".split(
  " ",
);
const people = 200;

/** Sends one message of one of a few hundred conversations, and counts a rejection by its reason. `more` goes into the message: an id. */
export function sendMessage(more = {}) {
  const channel = Math.random() < 0.5 ? "whatsapp" : "instagram";
  const text = Array.from({ length: 3 + below(25) }, () => words[below(words.length)]).join(" ");
  const body = JSON.stringify({ channel, to: `customer-${below(people)}`, text, ...more });
  const headers = { "content-type": "application/json" };
  const answer = http.post(`${target}/v1/messages`, body, { headers, tags: { name: "send_message" } });
  serverErrors.add(answer.status >= 500 || answer.status === 0);
  if (!check(answer, { accepted: ({ status }) => status === 202 })) counterOf(answer).add(1);
}

function counterOf({ body }) {
  try {
    return rejected.get(JSON.parse(body).reason) || rejected.get("other");
  } catch {
    return rejected.get("other");
  }
}

function below(count) {
  return Math.floor(Math.random() * count);
}
