import { sleep } from "k6";
import http from "k6/http";
import { drawn } from "./draw.js";
import { mixes } from "./loads.js";
import { setting } from "./setting.js";

const api = `${setting.target}/api/v1`;
const severities = ["low", "medium", "high", "critical"];
const decisions = ["approve", "approve", "approve", "reject", "modify", "escalate"];

/** One virtual user: what it knows, and what it can do. */
const user = { token: undefined, seen: [], own: [] };

const operations = {
  list_reviews() {
    const answer = get("list_reviews", `${api}/reviews?limit=20`);
    if (answer.status === 200) user.seen = answer.json("reviews").map(({ id }) => id);
  },
  get_review() {
    if (user.seen.length === 0) operations.list_reviews();
    else get("get_review", `${api}/reviews/${user.seen[below(user.seen.length)]}`);
  },
  get_stats: () => get("get_stats", `${api}/stats`),
  create_review() {
    const review = {
      code: `APV-${1 + below(9999)}`,
      title: "Login from two countries within a minute",
      severity: severities[below(severities.length)],
      action: "Lock the account and end its sessions",
    };
    const answer = post("create_review", `${api}/reviews`, review);
    if (answer.status === 201) user.own.push(answer.json("id"));
  },
  decide() {
    const id = user.own.pop();
    if (id === undefined) operations.create_review();
    else post("decide", `${api}/reviews/${id}/decision`, { decision: decisions[below(decisions.length)] }, session());
  },
  health: () => get("health", `${setting.target}/health`),
  health_live: () => get("health_live", `${setting.target}/health/live`),
  health_ready: () => get("health_ready", `${setting.target}/health/ready`),
  health_startup: () => get("health_startup", `${setting.target}/health/startup`),
};

/** Does one operation of a mix, by its weights, and rests. */
export function act(mix) {
  const { operations: weights, pauseSeconds } = mixes[mix];
  operations[drawn(weights)]();
  const [least, most] = pauseSeconds;
  sleep(least + Math.random() * (most - least));
}

/** A session is opened when the first decision needs one. */
function session() {
  if (user.token === undefined) {
    const answer = post("open_session", `${api}/sessions`, { reviewer: `reviewer-${__VU}` });
    if (answer.status === 201) user.token = answer.json("token");
  }
  return { authorization: `Bearer ${user.token}` };
}

function get(name, url) {
  return http.get(url, { tags: { name } });
}

function post(name, url, body, headers = {}) {
  return http.post(url, JSON.stringify(body), {
    headers: { "content-type": "application/json", ...headers },
    tags: { name },
  });
}

function below(count) {
  return Math.floor(Math.random() * count);
}
