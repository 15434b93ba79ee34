import test, { type ExecutionContext } from "ava";
import { temporaryFolder } from "../support/folder.ts";
import { startedInbox } from "../support/inbox.ts";
import { alertOf, deliver, webhookOf } from "../support/webhook.ts";

interface Listing {
  readonly matched: number;
  readonly notifications: readonly { id: number; receivedAt: string; receivedAtMs: number; [key: string]: unknown }[];
}

async function list(url: string, query = ""): Promise<Listing> {
  return (await (await fetch(`${url}/api/v1/notifications${query}`)).json()) as Listing;
}

test("a notification is given back as it came, with its number and arrival", async (t) => {
  const arrival = Date.parse("2026-01-31T12:00:00.250Z");
  const { server } = await startedInbox(t, temporaryFolder(t), [], () => arrival);
  const answer = await deliver(server.url, webhookOf("HighLatency"));
  t.deepEqual([answer.status, await answer.json()], [200, { id: 1, receivedAt: "2026-01-31T12:00:00.250Z" }]);
  const { notification_reason: _, routeLabels: __, ...sent } = webhookOf("HighLatency");
  t.deepEqual(await list(server.url), {
    matched: 1,
    notifications: [{ id: 1, receivedAt: "2026-01-31T12:00:00.250Z", receivedAtMs: arrival, ...sent }],
  });
});

const refused = test.macro({
  async exec(t, changed: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, string>>) {
    const { server } = await startedInbox(t, temporaryFolder(t));
    const answer = await deliver(server.url, webhookOf("A", changed));
    t.is(answer.status, 400);
    const { error, findings } = (await answer.json()) as {
      error: string;
      findings: { path: string; message: string }[];
    };
    t.is(error, "the request cannot be understood");
    t.deepEqual(Object.fromEntries(findings.map(({ path, message }) => [path, message])), expected);
    t.is((await list(server.url)).matched, 0);
  },
  title: (title) => `400 for ${title}`,
});
test(
  "another version",
  refused,
  { version: "3" },
  { version: 'must be "4", the version of Alertmanager\'s webhook payload' },
);
test(
  "everything that is wrong at once",
  refused,
  { status: "on", receiver: undefined, alerts: [alertOf("A", { labels: { a: 1 } })] },
  {
    "alerts.0.labels.a": "Invalid input: expected string, received number",
    receiver: "Invalid input: expected string, received undefined",
    status: 'Invalid option: expected one of "firing"|"resolved"',
  },
);

const refusedBody = test.macro({
  async exec(t, type: string, body: string, status: number, error: RegExp) {
    const { server } = await startedInbox(t, temporaryFolder(t), ["--web.max-body=1000B"]);
    const answer = await fetch(`${server.url}/api/v1/notifications`, {
      method: "POST",
      headers: { "content-type": type },
      body,
    });
    t.is(answer.status, status);
    t.regex(((await answer.json()) as { error: string }).error, error);
  },
  title: (title, _type, _body, status) => `${status} for ${title}`,
});
test(
  "a body that is too large",
  refusedBody,
  "application/json",
  `"${"x".repeat(1000)}"`,
  413,
  /^the body is larger than the 1000 bytes that are taken$/,
);
test("a body that is cut off", refusedBody, "application/json", '{"version":', 400, /JSON/);
test("no body", refusedBody, "application/json", "", 400, /empty/);
test("a body that is no object", refusedBody, "application/json", "[]", 400, /cannot be understood/);
test("a form", refusedBody, "application/x-www-form-urlencoded", "a=b", 415, /Media Type/);
test(
  "keys that reach for the prototype",
  refusedBody,
  "application/json",
  '{"__proto__":{"x":1}}',
  400,
  /not valid JSON/,
);

const filters = test.macro({
  async exec(t, query: string, expected: readonly number[], matched = expected.length) {
    const { url } = await filled(t);
    const listing = await list(url, query);
    t.deepEqual([listing.notifications.map((one) => one.id), listing.matched], [expected, matched]);
  },
  title: (_, query: string, expected: readonly number[], _matched?: number) =>
    `${query} gives ${expected.join(", ") || "nothing"}`,
});
test(filters, "", [5, 4, 3, 2, 1]);
test(filters, "?receiver=ops", [4, 2]);
test(filters, "?alertname=Inner", [3]);
test(filters, "?status=resolved", [5]);
test(filters, "?since=2026-01-31T12:00:03Z", [5, 4, 3]);
test(filters, `?since=${Date.parse("2026-01-31T12:00:04Z")}`, [5, 4]);
test(filters, "?after=3", [5, 4]);
test(filters, "?limit=2", [5, 4], 5);
test(filters, "?receiver=ops&limit=1&since=2026-01-31T12:00:00Z", [4], 2);
test(filters, "?receiver=nobody", []);

test("a question that is not understood is refused, all of it at once", async (t) => {
  const { server } = await startedInbox(t, temporaryFolder(t));
  const answer = await fetch(`${server.url}/api/v1/notifications?since=yesterday&limit=many&reciever=x`);
  const { findings } = (await answer.json()) as { findings: { path: string; message: string; hint: string }[] };
  t.is(answer.status, 400);
  t.deepEqual(
    findings.map(({ path, message }) => `${path}: ${message}`),
    [
      "limit: is no whole number",
      'query: Unrecognized key: "reciever"',
      "since: is no time; write 2026-01-31T12:00:00Z or milliseconds since 1970",
    ],
  );
  t.is(findings[0]?.hint, "allowed: since, after, receiver, alertname, status, limit");
});

test("what was received is counted by receiver and status", async (t) => {
  const { url } = await filled(t);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  t.true(metrics.includes('sightline_inbox_notifications_total{receiver="ops",status="firing"} 2'));
  t.true(metrics.includes('sightline_inbox_notifications_total{receiver="inbox",status="resolved"} 1'));
  t.regex(metrics, /^sightline_inbox_stored_notifications 5$/m);
});

async function filled(t: ExecutionContext): Promise<{ url: string }> {
  let second = 0;
  const { server } = await startedInbox(
    t,
    temporaryFolder(t),
    [],
    () => Date.parse("2026-01-31T12:00:00Z") + second * 1000,
  );
  const sent = [
    webhookOf("A"),
    webhookOf("B", { receiver: "ops" }),
    webhookOf("C", { alerts: [alertOf("C"), alertOf("Inner")] }),
    webhookOf("D", { receiver: "ops" }),
    webhookOf("A", { status: "resolved", alerts: [alertOf("A", { status: "resolved" })] }),
  ];
  for (const one of sent) {
    second += 1;
    await deliver(server.url, one);
  }
  return { url: server.url };
}
