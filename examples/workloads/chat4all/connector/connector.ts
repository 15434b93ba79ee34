import type { Registry } from "prom-client";
import type { Logger } from "../../../../exporters/kit/index.ts";
import type { FaultBoard } from "../faults/index.ts";
import {
  type Consumption,
  consume,
  ensureTopics,
  outboundTopic,
  parseMessage,
  pause,
  type Received,
} from "../kafka/index.ts";
import { createChannelClient } from "./channel-client.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { registerConnectorMetrics } from "./connector-metrics.ts";
import { createDelivery } from "./delivery.ts";
import { type Health, healthOf } from "./health.ts";
import { openJournal } from "./journal.ts";
import type { ConnectorSettings } from "./settings.ts";

/** A connector at work. */
export interface RunningConnector {
  health(): Health;
  /** Brings the metrics up to date. */
  refresh(): void;
  stop(): Promise<void>;
}

const batchSize = 200;

/** Opens the journal and starts to read the channel's topic; what waits in the journal is forwarded first. */
export async function startConnector(
  settings: ConnectorSettings,
  faults: FaultBoard,
  registry: Registry,
  log: Logger,
): Promise<RunningConnector> {
  const { channel } = settings;
  const maxMessages = settings["journal.max-messages"];
  const journal = await openJournal(settings["journal.dir"], { maxMessages, maxBytes: settings["journal.max-bytes"] });
  const metrics = registerConnectorMetrics(registry, channel, maxMessages);
  const breaker = createCircuitBreaker({
    openMs: settings["breaker.open"],
    onChange: (state) => log.warn({ channel, state }, "circuit breaker changed"),
  });
  metrics.breaker.read(breaker.state);
  const client = createChannelClient({
    url: settings["channel-api.url"],
    channel,
    timeoutMs: settings["channel-api.timeout"],
    observe: metrics.attempted,
  });
  const delivery = createDelivery({ client, breaker, journal, forwarded: metrics.forwarded, log });
  const stopping = new AbortController();

  const handle = async (batch: readonly Received[], stopped: AbortSignal) => {
    while (faults.active("connector-down") !== undefined) {
      await pause(200, stopped);
      stopped.throwIfAborted();
    }
    const slow = faults.active("slow");
    if (slow !== undefined) await pause(slow.delayMs * batch.length, stopped);
    await delivery.take(
      batch.flatMap(({ value }) => parseMessage(value) ?? []),
      stopped,
    );
  };
  const read = (): Consumption =>
    consume({
      settings,
      group: `connector-${channel}`,
      topic: outboundTopic(channel),
      batchSize: () => (faults.active("slow") === undefined ? batchSize : 1),
      handle,
      log,
    });
  let reading: Consumption | undefined;
  const started = ensureTopics(settings["kafka.brokers"], log, stopping.signal).then(() => {
    if (!stopping.signal.aborted) reading = read();
  });
  const forwarding = delivery.forward(stopping.signal);
  return {
    health: () => healthOf(reading?.connected() ?? false, breaker.state(), journal.size),
    refresh: () => metrics.refresh(journal.size),
    async stop() {
      stopping.abort();
      await started;
      await Promise.all([reading?.stop(), forwarding]);
      await journal.close();
    },
  };
}
