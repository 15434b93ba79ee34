import { type Api, type ApiVersions, errorName } from "../protocol/index.ts";
import type { CallFailure, FailureKind, Limitation } from "../reading/index.ts";
import type { BrokerLink, Question } from "./broker-link.ts";
import { CallError } from "./call-error.ts";

/** A broker that can be asked; its id is not known while only its address is. */
export interface Asked {
  readonly id: number | undefined;
  readonly link: BrokerLink;
}

/** Everything that is asked for one reading goes through here, and what goes wrong is noted here. */
export interface Journal {
  /** A view for one part of the reading, which counts what goes wrong in it. */
  part(): JournalPart;
  readonly failures: readonly CallFailure[];
  readonly limitations: readonly Limitation[];
  readonly requests: ReadonlyMap<string, number>;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** Whether a broker answered all it was asked; undefined when it was asked nothing. */
  answered(broker: number): boolean | undefined;
}

export interface JournalPart {
  /** Failures noted by this part. */
  readonly failed: number;
  /**
   * Asks, and notes a failure. Undefined: there was none to read. A broker that did not answer once is not asked again in this reading.
   * `items` says how many groups or partitions the question is about. When the time is over already, nobody is asked, and no broker blamed.
   */
  ask<Answer>(
    broker: Asked,
    question: Question<Answer>,
    signal: AbortSignal,
    items?: number,
  ): Promise<Answer | undefined>;
  /** Connects as `ask` does, to learn which versions the broker knows. */
  connect(broker: Asked, signal: AbortSignal): Promise<ApiVersions | undefined>;
  /** Notes that a broker answered, with an error for some or all of what was asked. */
  refused(broker: Asked, api: Api, error: number, items: number): void;
  limited(check: Limitation["check"], broker: number | undefined, message: string): void;
}

export function openJournal(): Journal {
  const failures = new Map<string, CallFailure>();
  const limitations = new Map<Limitation["check"], { brokers: Set<number>; message: string }>();
  const requests = new Map<string, number>();
  const silent = new Set<BrokerLink>();
  const asked = new Map<number, boolean>();
  const bytes = { sent: 0, received: 0 };

  const note = (failure: CallFailure) => {
    const key = `${failure.address} ${failure.call} ${failure.kind} ${failure.code}`;
    const before = failures.get(key);
    failures.set(key, before === undefined ? failure : { ...before, items: before.items + failure.items });
  };
  const blame = (broker: number | undefined) => {
    if (broker !== undefined) asked.set(broker, false);
  };

  return {
    part() {
      let failed = 0;
      const attempt = async <Result>(
        { id, link }: Asked,
        call: string,
        items: number,
        signal: AbortSignal,
        work: () => Promise<Result>,
      ): Promise<Result | undefined> => {
        if (silent.has(link) || signal.aborted) {
          failed++;
          if (!silent.has(link)) note({ broker: id, address: link.address, call, ...noTimeLeft(link, call), items });
          return undefined;
        }
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof CallError)) throw error;
          failed++;
          if (makesSilent.has(error.kind)) silent.add(link);
          const { kind, code, message } = error;
          note({ broker: id, address: link.address, call: error.call, kind, code, message, items });
          blame(id);
          return undefined;
        }
      };
      return {
        get failed() {
          return failed;
        },
        ask(broker, question, signal, items = 0) {
          const { id, link } = broker;
          const { name } = question.api;
          return attempt(broker, name, items, signal, async () => {
            requests.set(name, (requests.get(name) ?? 0) + 1);
            const { answer, sent, received } = await link.ask(question, signal);
            bytes.sent += sent;
            bytes.received += received;
            if (id !== undefined && !asked.has(id)) asked.set(id, true);
            return answer;
          });
        },
        connect: (broker, signal) => attempt(broker, "Connect", 0, signal, () => broker.link.connect(signal)),
        refused({ id, link }, api, code, items) {
          failed++;
          const name = errorName(code);
          const kind = /AUTHORIZATION_FAILED$/.test(name) ? "authorization" : "refused";
          const message = `${link.address}: ${api.name} answered ${name}`;
          note({ broker: id, address: link.address, call: api.name, kind, code: name, message, items });
          blame(id);
        },
        limited(check, broker, message) {
          const limitation = limitations.get(check) ?? { brokers: new Set<number>(), message };
          if (broker !== undefined) limitation.brokers.add(broker);
          limitations.set(check, limitation);
        },
      };
    },
    get failures() {
      return [...failures.values()].sort(
        (a, b) =>
          (a.broker ?? -1) - (b.broker ?? -1) ||
          compare(a.address, b.address) ||
          compare(a.call, b.call) ||
          compare(a.code, b.code),
      );
    },
    get limitations() {
      return [...limitations]
        .map(([check, { brokers, message }]) => ({ check, message, brokers: [...brokers].sort((a, b) => a - b) }))
        .sort((a, b) => compare(a.check, b.check));
    },
    get requests() {
      return new Map([...requests].sort(([a], [b]) => compare(a, b)));
    },
    get bytesSent() {
      return bytes.sent;
    },
    get bytesReceived() {
      return bytes.received;
    },
    answered: (broker) => asked.get(broker),
  };
}

/** Where the same must be expected of the next call in a moment: of a connection that broke it need not. */
const makesSilent: ReadonlySet<FailureKind> = new Set([
  "name-resolution",
  "unreachable",
  "timeout",
  "tls",
  "authentication",
  "local-file",
]);

function noTimeLeft({ address }: BrokerLink, call: string) {
  return { kind: "timeout", code: "ETIMEDOUT", message: `${address}: no time was left for ${call}` } as const;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
