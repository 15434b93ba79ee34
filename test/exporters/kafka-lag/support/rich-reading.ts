import type { ClusterReading } from "../../../../exporters/kafka-lag/reading/index.ts";
import { readingOf } from "./reading.ts";

/** A cluster in which nearly everything that can happen has happened; `step` counts collections, 15 s apart. */
export function richReading(step: number): ClusterReading {
  const produced = step * 150;
  return readingOf({
    asOfMs: 1_760_000_000_000 + step * 15_000,
    brokers: [1, 2, { id: 3, answered: false }],
    thresholds: [60, 300],
    leftOut: { share: 1 },
    deletedTopicOffsets: 4,
    failures: [
      {
        broker: 3,
        address: "broker-3:9092",
        call: "ListOffsets",
        kind: "timeout",
        code: "ETIMEDOUT",
        message: "did not answer within 3 s",
        items: 1,
      },
    ],
    topics: {
      messages: [
        { start: 100, end: 5000 + produced, leader: 1, replicas: 3, inSync: 3 },
        { start: 4000, end: 6000 + produced, leader: 2, replicas: 3, inSync: 2 },
        { leader: 3, replicas: 3, inSync: 2 },
        { leader: -1, replicas: 3, inSync: 0 },
      ],
      'odd"topic\\name': [{ start: 0, end: 0 }],
      orders: [
        { start: 0, end: 31, lastStable: 31 },
        { start: 0, end: 800, lastStable: 640 },
      ],
    },
    groups: {
      "router-worker": {
        named: true,
        type: "consumer",
        members: 3,
        coordinator: 2,
        owners: [
          { clientId: "router", host: "/10.0.0.7", partitions: Uint32Array.of(0, 1) },
          { clientId: "router", host: "/10.0.0.7", partitions: Uint32Array.of(2) },
          { clientId: "router", host: "/10.0.0.8", partitions: Uint32Array.of(3) },
        ],
        uncommitted: { orders: 2 },
        committed: {
          messages: [
            { committed: 4900 + produced, seconds: 12.345, error: 0.25, headroom: 86_400.5, overdue: [0, 0] },
            { committed: 3000, seconds: 7200, error: 900, headroom: 0, overdue: [2000, 1990] },
            { committed: 70 },
            { committed: 80 },
          ],
        },
      },
      stopped: {
        members: 0,
        committed: { orders: [{ committed: 12, seconds: 900 + step * 15, headroom: 3600, overdue: [19, 19] }] },
      },
      billing: {
        type: "unknown",
        state: "SomethingNew",
        protocolType: "connect",
        committed: {
          orders: [
            { committed: 30, unknown: "transaction_marker" },
            { committed: 950, unknown: "beyond_end" },
          ],
          'odd"topic\\name': [{ committed: 0 }],
        },
      },
      ahead: { committed: { orders: [{ committed: 5, unknown: "future_record" }] }, members: 1 },
      missing: { named: true, found: false, coordinator: undefined, state: "Unknown", members: undefined },
      unanswered: {
        named: true,
        found: undefined,
        coordinator: undefined,
        state: "Unknown",
        members: undefined,
        committedKnown: false,
      },
    },
  });
}
