import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test, { type ExecutionContext } from "ava";
import { heartbeatArrivals } from "../../../validation/routes/index.ts";

/** An inbox that was told of Watchdog so many minutes ago, and answers as the real one does. */
async function inboxTold(t: ExecutionContext, minutesAgo: readonly number[]) {
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? "/", "http://inbox").searchParams;
    const since = Number(query.get("since"));
    const isAsked = query.get("alertname") === "Watchdog" && query.get("status") === "firing";
    const matching = minutesAgo.filter((minutes) => isAsked && Date.now() - minutes * 60_000 > since);
    const notifications = matching.map((minutes) => ({ receiver: `of ${minutes}` }));
    response.end(JSON.stringify({ matched: matching.length, notifications }));
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  t.teardown(() => server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    user: "",
    password: "",
    trust: undefined,
  };
}

test("a heartbeat of fifteen minutes, the slowest that is allowed, has arrived", async (t) => {
  t.deepEqual(await heartbeatArrivals(await inboxTold(t, [14, 29]), "Watchdog"), [
    { alert: "Watchdog", receiver: "of 14", notifications: 1 },
  ]);
});

test("one that was missed has not", async (t) => {
  t.deepEqual(await heartbeatArrivals(await inboxTold(t, [29]), "Watchdog"), []);
});
