import type { BrokerLink } from "../../../../../exporters/kafka-lag/cluster/broker-link.ts";
import type { Brokers } from "../../../../../exporters/kafka-lag/cluster/brokers.ts";
import { CallError } from "../../../../../exporters/kafka-lag/cluster/call-error.ts";
import type { Asked } from "../../../../../exporters/kafka-lag/cluster/journal.ts";

/** A broker that gives one answer to all, as already read; undefined: none in time. */
export function fakeBroker(id: number, answer: () => Promise<unknown>): Asked {
  const link: BrokerLink = {
    address: `broker-${id}:9092`,
    host: `broker-${id}`,
    port: 9092,
    connected: true,
    connect: async () => new Map(),
    async ask({ api }) {
      const given = await answer();
      const message = `broker-${id}:9092: no answer in time`;
      if (given === undefined) throw new CallError(api.name, { kind: "timeout", code: "ETIMEDOUT", message });
      return { answer: given as never, sent: 1, received: 1 };
    },
    close() {},
  };
  return { id, link };
}

/** A cluster of these brokers, which may change at any time. */
export function fakeBrokers(now: () => readonly Asked[]): Brokers {
  return {
    update() {},
    get: (id) => now().find((broker) => broker.id === id),
    get all() {
      return now();
    },
    candidates: now,
    close() {},
  };
}
