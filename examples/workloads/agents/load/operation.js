import { check, sleep } from "k6";
import http from "k6/http";
import { Counter } from "k6/metrics";
import { target } from "./setting.js";

// What the program's own outcomes look like from outside.
const rejected = new Counter("operations_rejected");
const lost = new Counter("operations_lost");

// The limiter's no is an answer, no failure.
const responseCallback = http.expectedStatuses(200, 429);

/** Lets an agent do something and waits for the end of it; after a rejection it holds back. */
export function operate() {
  const name = drawOperation();
  const url = `${target}/operations?operation=${name}&wait=true`;
  const answer = http.post(url, null, { tags: { name }, responseCallback, timeout: "60s" });
  const isRejected = answer.status === 429;
  rejected.add(isRejected ? 1 : 0);
  if (!isRejected) check(answer, { completed: ({ status }) => status === 200 });
  sleep(isRejected ? 1 : 0.1 + Math.random() * 0.2);
}

/** How many were accepted and how many the ledger knows the end of, before the load. */
export function setup() {
  return figures();
}

/** Waits until nothing is under way, and compares what was accepted with what has an end. */
export function teardown(before) {
  let now = figures();
  for (let n = 0; n < 100 && now.open > 0; n++) {
    sleep(0.5);
    now = figures();
  }
  lost.add(now.accepted - before.accepted - (now.ended - before.ended));
}

function figures() {
  const { accepted, inProgress, unsettled } = ask("/operations");
  const { open, completed, failed, timeout } = ask("/operations/ledger");
  return { accepted, open: open + inProgress + unsettled, ended: completed + failed + timeout };
}

function ask(path) {
  return http.get(`${target}${path}`, { tags: { name: "figures" } }).json();
}

function drawOperation(random = Math.random()) {
  return random < 0.4 ? "plan" : random < 0.8 ? "recall" : "act";
}
