import test from "ava";
import type { Channel } from "../../../../examples/workloads/chat4all/kafka/index.ts";
import { compileApiService } from "../support/api-service.ts";
import { startBroker } from "../support/broker.ts";
import { startChannelApi, startConnector, startRouter } from "../support/programs.ts";
import { complaints, micrometersNames } from "../support/promtool.ts";
import { fault, samples, takenBy } from "../support/requests.ts";
import { disordered, messages } from "../support/traffic.ts";
import { until } from "../support/until.ts";

test("messages go from the API to their channels, each once and each conversation in order", async (t) => {
  const broker = await startBroker(t);
  const { address } = broker;
  const compiled = await compileApiService();
  t.teardown(() => compiled.remove());
  const api = await compiled.start(t, address);
  const channelApi = (await startChannelApi(t)).url;
  const router = await startRouter(t, address);
  const connector = (channel: Channel) => startConnector(t, { channel, broker: address, channelApi });
  const connectors = { whatsapp: await connector("whatsapp"), instagram: await connector("instagram") };
  const post = async ({ id, channel, to, text }: ReturnType<typeof messages>[number]) => {
    const body = JSON.stringify({ id, channel, to, text });
    return (await fetch(`${api.url}/v1/messages`, { method: "POST", body })).status;
  };
  await until("everything is healthy", async () => {
    const healths = [api, ...Object.values(connectors)].map(({ url }) => fetch(`${url}/actuator/health`));
    return (await Promise.all(healths)).every(({ status }) => status === 200);
  });

  t.log("flow");
  const sent = [...messages("a", 0, 150), ...messages("b", 0, 150, "instagram")];
  for (const message of sent) t.is(await post(message), 202);
  for (const channel of ["whatsapp", "instagram"] as const) {
    const taken = await until("all sent", async () => {
      const now = await takenBy(channelApi, channel);
      return now.taken >= 150 && now;
    });
    const expected = sent.filter((message) => message.channel === channel).map(({ id }) => id);
    t.deepEqual(taken.messages.map(({ id }) => id).toSorted(), expected.toSorted());
    t.deepEqual(disordered(taken.messages), []);
    t.is(taken.repeated, 0);
  }

  t.log("metrics");
  const counted = await samples(api.url);
  t.is(counted.get("messages_accepted_total"), 300);
  t.is(counted.get('kafka_publish_duration_seconds_count{topic="messages"}'), 300);
  t.is((await samples(connectors.whatsapp.url)).get('messages_sent_total{channel="whatsapp",status="sent"}'), 150);
  t.deepEqual(await complaints(api.url, micrometersNames), []);
  for (const { url } of Object.values(connectors)) t.deepEqual(await complaints(url), []);
  t.is((await fetch(`${router.url}/metrics`)).status, 404, "the router is a pure consumer");

  t.log("a connector that hangs");
  await fault(connectors.whatsapp.url, "connector-down", { durationSeconds: 600 });
  t.is((await fetch(`${connectors.whatsapp.url}/actuator/prometheus`)).status, 503);
  for (const message of messages("c", 0, 20)) t.is(await post(message), 202);
  await fault(connectors.whatsapp.url, "connector-down", null);
  await until("it goes on", async () => (await takenBy(channelApi, "whatsapp")).taken === 170);

  t.log("Kafka goes and comes back");
  await broker.kill();
  t.is(await post({ ...sent[0], id: "lost" } as never), 503);
  await until("it is seen", async () => (await fetch(`${api.url}/actuator/health`)).status === 503);
  await broker.start();
  const more = messages("d", 0, 50, "instagram");
  await until("messages are accepted again", async () => more[0] !== undefined && (await post(more[0])) === 202);
  for (const message of more.slice(1)) t.is(await post(message), 202);
  await until("they arrive", async () => (await takenBy(channelApi, "instagram")).taken === 200);

  t.log("good order");
  for (const program of [router, ...Object.values(connectors)]) {
    t.deepEqual(await program.end("SIGTERM"), { code: 0, signal: null });
  }
});
