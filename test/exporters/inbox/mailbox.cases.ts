import { appendFileSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { type MailboxOptions, openMailbox } from "../../../exporters/inbox/mailbox.ts";
import { type Webhook, webhook } from "../../../exporters/inbox/notification.ts";
import { temporaryFolder } from "../support/folder.ts";
import { webhookOf } from "../support/webhook.ts";

const named = (name: string): Webhook => webhook.parse(webhookOf(name));

async function opened(t: ExecutionContext, folder: string, bounds: Partial<MailboxOptions> = {}) {
  const mailbox = await openMailbox({
    folder,
    maxNotifications: 1000,
    maxBytes: 1024 ** 2,
    heartbeatAlert: "Watchdog",
    onCompactionFailed: (error) => t.fail(String(error)),
    ...bounds,
  });
  return { mailbox, names: () => mailbox.notifications.map((one) => one.groupLabels.alertname) };
}

test("what was kept is there again, with the same number and time, and numbers go on", async (t) => {
  const folder = temporaryFolder(t);
  const first = (await opened(t, folder)).mailbox;
  await first.add(named("A"), 1_000);
  await first.add(named("B"), 2_500);
  await first.close();
  const { mailbox } = await opened(t, folder);
  t.deepEqual(mailbox.notifications, first.notifications);
  t.deepEqual(mailbox.bytes, first.bytes);
  const third = await mailbox.add(named("C"), 3_000);
  t.deepEqual([third.id, third.receivedAt, third.receivedAtMs], [3, "1970-01-01T00:00:03.000Z", 3_000]);
  await mailbox.close();
});

test("parallel additions are all kept, in one order, in memory and on disk", async (t) => {
  const folder = temporaryFolder(t);
  const { mailbox } = await opened(t, folder);
  await Promise.all(Array.from({ length: 50 }, (_, n) => mailbox.add(named(`N${n}`), n)));
  await mailbox.close();
  const again = await opened(t, folder);
  t.deepEqual(
    again.mailbox.notifications.map((one) => one.id),
    Array.from({ length: 50 }, (_, n) => n + 1),
  );
  await again.mailbox.close();
});

test("the oldest go when there are too many", async (t) => {
  const { mailbox, names } = await opened(t, temporaryFolder(t), { maxNotifications: 3 });
  for (const name of ["A", "B", "C", "D", "E"]) await mailbox.add(named(name), 0);
  t.deepEqual(names(), ["C", "D", "E"]);
  t.is(mailbox.dropped, 2);
  await mailbox.close();
});

test("the oldest go when they are too large, the newest never", async (t) => {
  const { mailbox, names } = await opened(t, temporaryFolder(t), { maxBytes: 1500 });
  for (const name of ["A", "B", "C"]) await mailbox.add(named(name), 0);
  t.deepEqual(names(), ["B", "C"]);
  t.true(mailbox.bytes <= 1500);
  await mailbox.add({ ...named("Large"), groupKey: "x".repeat(5000) }, 0);
  t.deepEqual(names(), ["Large"]);
  await mailbox.close();
});

test("heartbeats fill a tenth of the places at most, so that they push nothing else out", async (t) => {
  const { mailbox, names } = await opened(t, temporaryFolder(t), { maxNotifications: 20 });
  await mailbox.add(named("Incident"), 0);
  for (let n = 0; n < 40; n += 1) await mailbox.add(named("Watchdog"), n);
  t.deepEqual(names(), ["Incident", "Watchdog", "Watchdog"]);
  t.deepEqual(mailbox.notifications.at(-1)?.receivedAtMs, 39);
  await mailbox.close();
});

test("the file stays small while notifications come and go, and still holds what is kept", async (t) => {
  const folder = temporaryFolder(t);
  const { mailbox } = await opened(t, folder, { maxNotifications: 20 });
  const large = { ...named("Large"), groupKey: "x".repeat(10_000) };
  let largest = 0;
  for (let n = 0; n < 150; n += 1) {
    await mailbox.add(large, n);
    largest = Math.max(largest, statSync(join(folder, "notifications.jsonl")).size);
  }
  t.true(largest < 3 * mailbox.bytes, `${largest} bytes for ${mailbox.bytes}`);
  await mailbox.close();
  const again = await opened(t, folder, { maxNotifications: 20 });
  t.deepEqual(again.mailbox.notifications, mailbox.notifications);
  await again.mailbox.close();
});

test("lines that cannot be read are counted and left out; the others stay", async (t) => {
  const folder = temporaryFolder(t);
  const first = (await opened(t, folder)).mailbox;
  await first.add(named("A"), 0);
  await first.close();
  appendFileSync(join(folder, "notifications.jsonl"), 'garbage\n{"id":2}\n{"id":3,"rec');
  const { mailbox, names } = await opened(t, folder);
  t.deepEqual(names(), ["A"]);
  t.deepEqual(mailbox.lost, { unreadableLines: 2, cutBytes: 12 });
  await mailbox.add(named("B"), 0);
  await mailbox.close();
  t.true(readFileSync(join(folder, "notifications.jsonl"), "utf8").endsWith("}\n"));
});
