import test from "ava";
import { temporaryFolder } from "../../../exporters/support/folder.ts";
import { startBroker } from "../support/broker.ts";
import { startChannelApi, startConnector, startRouter } from "../support/programs.ts";
import { fault, samples, takenBy } from "../support/requests.ts";
import { disordered, messages, publish } from "../support/traffic.ts";
import { until } from "../support/until.ts";

const breaker = 'circuit_breaker_state{channel="whatsapp"}';
const stored = 'connector_stored_messages{channel="whatsapp"}';
const forwarded = 'connector_forwarded_messages_total{channel="whatsapp"}';

test("a channel goes down and comes back: nothing lost, nothing doubled, each conversation in order", async (t) => {
  const broker = (await startBroker(t)).address;
  const journal = temporaryFolder(t);
  const channelApi = (await startChannelApi(t)).url;
  await startRouter(t, broker);
  const whatsapp = () => startConnector(t, { channel: "whatsapp", broker, channelApi, journal });
  let connector = await whatsapp();
  const other = await startConnector(t, { channel: "instagram", broker, channelApi });

  t.log("up");
  await publish(broker, messages("before", 0, 200));
  await until("all sent", async () => (await takenBy(channelApi, "whatsapp")).taken === 200);

  t.log("down: the breaker opens, what comes is kept, the other channel goes on");
  await fault(channelApi, "outage", { channel: "whatsapp", durationSeconds: 600 });
  await publish(broker, [...messages("down", 0, 300), ...messages("other", 0, 100, "instagram")]);
  await until("the breaker opens", async () => ((await samples(connector.url)).get(breaker) ?? 0) > 0);
  await until("all kept", async () => (await samples(connector.url)).get(stored) === 300);
  await until("the other channel's", async () => (await takenBy(channelApi, "instagram")).taken === 100);
  t.is((await samples(other.url)).get('circuit_breaker_state{channel="instagram"}'), 0);
  t.is((await fetch(`${connector.url}/actuator/health`)).status, 200, "it does its work, as far as it can be done");

  t.log("killed while it is down: what is kept is on the disk");
  await connector.end("SIGKILL");
  connector = await whatsapp();
  t.is((await samples(connector.url)).get(stored), 300);
  await publish(broker, messages("down", 300, 400));
  await until("all kept", async () => (await samples(connector.url)).get(stored) === 400);

  t.log("back: forwarded in order, and what comes meanwhile stays behind");
  await fault(channelApi, "outage", null);
  await publish(broker, messages("down", 400, 500));
  const all = await until("all forwarded", async () => {
    const taken = await takenBy(channelApi, "whatsapp");
    return taken.taken >= 700 && taken;
  });
  const after = await until("closed and empty", async () => {
    const now = await samples(connector.url);
    return now.get(breaker) === 0 && now.get(stored) === 0 && now;
  });
  const expected = [...messages("before", 0, 200), ...messages("down", 0, 500)].map(({ id }) => id).toSorted();
  t.deepEqual(all.messages.map(({ id }) => id).toSorted(), expected);
  t.is(all.repeated, 0);
  t.deepEqual(disordered(all.messages), []);
  t.true((after.get(forwarded) ?? 0) >= 400);
  t.deepEqual(await connector.end("SIGTERM"), { code: 0, signal: null });
});
