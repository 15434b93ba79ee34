import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import type { Outcome } from "../../../examples/workloads/chat4all/connector/channel-client.ts";
import { createCircuitBreaker } from "../../../examples/workloads/chat4all/connector/circuit-breaker.ts";
import { createDelivery } from "../../../examples/workloads/chat4all/connector/delivery.ts";
import { dispatch } from "../../../examples/workloads/chat4all/connector/dispatch.ts";
import { openJournal } from "../../../examples/workloads/chat4all/connector/journal.ts";
import type { Message } from "../../../examples/workloads/chat4all/kafka/index.ts";
import { temporaryFolder } from "../../exporters/support/folder.ts";
import { recordingLog } from "../../exporters/support/log.ts";
import { messageTo } from "./support/message.ts";

const ids = (messages: readonly Message[]) => messages.map(({ id }) => id);
/** Messages to three people, mixed. */
const mixed = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => messageTo(["anna", "bert", "cleo"][(from + n) % 3] ?? "", from + n));
const to = (person: string) => (id: string) => id.startsWith(person);

/** A delivery to a channel that does what the test says. */
async function startDelivery(t: ExecutionContext, maxMessages = 1000) {
  const journal = await openJournal(temporaryFolder(t), { maxMessages, maxBytes: 1024 ** 2 });
  const breaker = createCircuitBreaker({ openMs: 30 });
  const taken: string[] = [];
  const channel = { answer: (_: Message): Outcome => "sent" };
  const client = {
    async send(message: Message) {
      await sleep(1);
      const outcome = channel.answer(message);
      if (outcome === "sent") taken.push(message.id);
      return outcome;
    },
  };
  let forwarded = 0;
  const count = (sent: number) => {
    forwarded += sent;
  };
  const delivery = createDelivery({ client, breaker, journal, forwarded: count, log: recordingLog().log });
  const stopping = new AbortController();
  const forwarding = delivery.forward(stopping.signal);
  t.teardown(async () => {
    stopping.abort();
    await forwarding;
    await journal.close();
  });
  return { journal, breaker, taken, channel, delivery, forwarded: () => forwarded, stopped: stopping.signal };
}

test("lanes keep each conversation in its order", async (t) => {
  const taken: string[] = [];
  const unsent = await dispatch(
    mixed(0, 90),
    async ({ id }) => {
      await sleep(Math.random() * 3);
      taken.push(id);
      return true;
    },
    2,
  );
  t.deepEqual(unsent, []);
  for (const person of ["anna", "bert", "cleo"]) {
    t.deepEqual(taken.filter(to(person)), ids(mixed(0, 90)).filter(to(person)));
  }
});

test("a conversation stops at what cannot be sent, the others go on", async (t) => {
  const unsent = await dispatch(mixed(0, 9), async ({ id }) => id !== "bert-4", 16);
  t.deepEqual(ids(unsent), ["bert-4", "bert-7"]);
});

test("what the channel refuses for good is done with", async (t) => {
  const { delivery, channel, journal, breaker, stopped } = await startDelivery(t);
  channel.answer = () => "rejected";
  await delivery.take(mixed(0, 30), stopped);
  t.is(journal.size, 0);
  t.is(breaker.state(), "closed");
});

test("one failure is tried again", async (t) => {
  const { delivery, channel, taken, journal, stopped } = await startDelivery(t);
  let failures = 1;
  channel.answer = () => (failures-- > 0 ? "failed" : "sent");
  await delivery.take(mixed(0, 3), stopped);
  t.is(taken.length, 3);
  t.is(journal.size, 0);
});

test("down: everything is kept; back: everything is forwarded once and in order, also what came in between", async (t) => {
  const { delivery, channel, taken, journal, breaker, forwarded, stopped } = await startDelivery(t);
  channel.answer = () => "failed";
  await delivery.take(mixed(0, 60), stopped);
  await delivery.take(mixed(60, 90), stopped);
  while (breaker.state() === "closed") await sleep(5);
  t.is(journal.size, 90);
  t.deepEqual(taken, []);

  channel.answer = () => "sent";
  await delivery.take(mixed(90, 120), stopped);
  while (journal.size > 0) await sleep(10);
  await delivery.take(mixed(120, 150), stopped);
  t.is(breaker.state(), "closed");
  t.deepEqual(taken.toSorted(), ids(mixed(0, 150)).toSorted());
  for (const person of ["anna", "bert", "cleo"]) {
    t.deepEqual(taken.filter(to(person)), ids(mixed(0, 150)).filter(to(person)));
  }
  t.is(forwarded(), 120);
});

test("a full journal makes the messages stay where they are", async (t) => {
  const { delivery, channel, journal, stopped } = await startDelivery(t, 20);
  channel.answer = () => "failed";
  await delivery.take(mixed(0, 20), stopped);
  let taken = false;
  const waiting = delivery.take(mixed(20, 25), stopped).then(() => {
    taken = true;
  });
  await sleep(100);
  t.false(taken);
  t.is(journal.size, 20);
  channel.answer = () => "sent";
  await waiting;
});

test("told to stop while it waits for room, it gives the messages back", async (t) => {
  const { delivery, channel } = await startDelivery(t, 5);
  channel.answer = () => "failed";
  await t.throwsAsync(delivery.take(mixed(0, 10), AbortSignal.timeout(50)));
});
