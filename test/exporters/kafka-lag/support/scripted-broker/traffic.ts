import type { CallName } from "./calls.ts";

/** One answered request. */
export interface Exchange {
  readonly broker: number;
  readonly call: CallName;
  readonly version: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** What was asked for: groups, topics, or partitions as `topic/0`. */
  asked(): readonly string[];
}

/** Everything that went over the wire. */
export interface Traffic {
  readonly exchanges: readonly Exchange[];
  /** Requests that the schema of their version does not explain: there must be none. */
  readonly complaints: readonly string[];
  readonly connections: number;
  /** What all requests of a call asked for. */
  asked(call: CallName): readonly string[];
  /** How many requests of a call. */
  count(call: CallName): number;
  /** Forgets what was, before the part that is counted. */
  reset(): void;
}

/** A record that the brokers write to. */
export function recordTraffic(): Traffic & {
  add(exchange: Exchange): void;
  complain(text: string): void;
  connected(): void;
} {
  const exchanges: Exchange[] = [];
  const complaints: string[] = [];
  let connections = 0;
  return {
    exchanges,
    complaints,
    get connections() {
      return connections;
    },
    count: (call) => exchanges.filter((exchange) => exchange.call === call).length,
    asked: (call) => exchanges.flatMap((exchange) => (exchange.call === call ? exchange.asked() : [])),
    reset() {
      exchanges.length = 0;
      connections = 0;
    },
    add: (exchange) => exchanges.push(exchange),
    complain: (text) => complaints.push(text),
    connected: () => {
      connections++;
    },
  };
}
