import { Admin } from "@platformatic/kafka";
import test, { type ExecutionContext } from "ava";
import { startBroker } from "../support/broker.ts";
import { startChannelApi, startConnector, startRouter } from "../support/programs.ts";
import { fault, takenBy } from "../support/requests.ts";
import { disordered, messages, publish } from "../support/traffic.ts";
import { until } from "../support/until.ts";

test("two workers share the partitions; one is killed: the other takes over and nothing is lost", async (t) => {
  const broker = (await startBroker(t)).address;
  const channelApi = (await startChannelApi(t)).url;
  const first = await startRouter(t, broker);
  await startConnector(t, { channel: "whatsapp", broker, channelApi });
  const shares = groupShares(t, broker);
  await until("one worker has all", async () => String(await shares()) === "6");

  const second = await startRouter(t, broker);
  await until("each has its share", async () => String(await shares()) === "3,3");
  let sent = 0;
  const send = async (count: number) => {
    await publish(broker, messages("work", sent, sent + count));
    sent += count;
  };
  await send(400);

  t.log("killed in the middle of its work");
  await fault(second.url, "slow", { delayMs: 20, durationSeconds: 600 });
  await send(400);
  await second.end("SIGKILL");
  await send(200);
  await until("the first has all again", async () => String(await shares()) === "6");

  const all = await until("all sent", async () => {
    const taken = await takenBy(channelApi, "whatsapp");
    return taken.taken >= sent && taken;
  });
  t.deepEqual(
    all.messages.map(({ id }) => id).toSorted(),
    messages("work", 0, sent)
      .map(({ id }) => id)
      .toSorted(),
  );
  t.deepEqual(disordered(all.messages), []);

  t.log("a third comes and a worker leaves in good order");
  const third = await startRouter(t, broker);
  await until("each has its share", async () => String(await shares()) === "3,3");
  t.deepEqual(await first.end("SIGTERM"), { code: 0, signal: null });
  await until("the third has all", async () => String(await shares()) === "6");
  await send(100);
  await until("all sent", async () => (await takenBy(channelApi, "whatsapp")).taken === sent);

  t.log("crash on purpose");
  await fault(third.url, "crash");
  t.deepEqual(await third.ended, { code: 70, signal: null });
});

/** How many partitions of the topic each member of the group has, largest first. */
function groupShares(t: ExecutionContext, broker: string): () => Promise<readonly number[]> {
  const admin = new Admin({ clientId: "test", bootstrapBrokers: [broker] });
  t.teardown(() => admin.close());
  return async () => {
    const groups = await admin.describeGroups({ groups: ["router-worker"] });
    const members = [...(groups.get("router-worker")?.members.values() ?? [])];
    return members
      .map(({ assignments }) => [...(assignments?.values() ?? [])].flatMap(({ partitions }) => partitions).length)
      .toSorted((a, b) => b - a);
  };
}
