import { apis, type ClusterMetadata, errorCodes, readMetadata, writeMetadata } from "../protocol/index.ts";
import type { CallFailure } from "../reading/index.ts";
import type { Brokers } from "./brokers.ts";
import { firstAnswer } from "./first-answer.ts";
import type { Asked, JournalPart } from "./journal.ts";
import type { NameFilter } from "./name-filter.ts";

/** The cluster's brokers and topics, as last told. */
export interface MetadataSource {
  readonly current: ClusterMetadata | undefined;
  /** Whether there is a topic for committed offsets, as far as can be seen: without it no group ever was, and asking for a coordinator would create it. */
  mayHaveGroups(part: JournalPart, signal: AbortSignal): Promise<boolean>;
  /** Whether it is old enough to be asked again. */
  readonly due: boolean;
  /** Topics that the newest metadata do not have although somebody mentions them. */
  readonly missing: Set<string>;
  /** Asks until one broker answers; undefined when none did. */
  refresh(part: JournalPart, signal: AbortSignal): Promise<ClusterMetadata | undefined>;
}

/** No broker answered. */
export class ClusterUnreachableError extends Error {
  override readonly name = "ClusterUnreachableError";
  readonly failures: readonly CallFailure[];

  constructor(failures: readonly CallFailure[]) {
    super(`no broker answered: ${failures.map(({ message }) => message).join("; ")}`);
    this.failures = failures;
  }
}

const offsetsTopic = "__consumer_offsets";

/** Another broker is asked as well when the first takes longer than this. */
const staggerMs = 500;

export function metadataSource(brokers: Brokers, topics: NameFilter, maxAgeMs: number): MetadataSource {
  const missing = new Set<string>();
  let current: ClusterMetadata | undefined;
  let hasOffsetsTopic = false;
  let takenAt = Number.NEGATIVE_INFINITY;

  const question = {
    api: apis.metadata,
    write: (body: Parameters<typeof writeMetadata>[0], version: number) =>
      writeMetadata(body, version, topics.onlyLiterals ? [...topics.literals, offsetsTopic] : undefined),
    read(cursor: Parameters<typeof readMetadata>[0], version: number) {
      let offsetsSeen = false;
      const metadata = readMetadata(cursor, version, (name, internal) => {
        if (name === offsetsTopic) offsetsSeen = true;
        return topics.test(name) && (!internal || topics.chosen);
      });
      return { metadata, offsetsSeen };
    },
  };

  return {
    get current() {
      return current;
    },
    get due() {
      return performance.now() - takenAt >= maxAgeMs;
    },
    missing,
    async refresh(part, signal) {
      const ask = (broker: Asked) => part.ask(broker, question, signal);
      const answer = await firstAnswer(brokers.candidates(), ask, staggerMs, signal);
      if (answer === undefined) return undefined;
      current = answer.metadata;
      hasOffsetsTopic ||= answer.offsetsSeen;
      takenAt = performance.now();
      missing.clear();
      brokers.update(current.brokers);
      return current;
    },
    async mayHaveGroups(part, signal) {
      if (hasOffsetsTopic) return true;
      // Topics that we have no rights on are left out of a list of all, but not of an answer about one by name.
      const read = (cursor: Parameters<typeof readMetadata>[0], version: number) =>
        readMetadata(cursor, version, (name) => name === offsetsTopic);
      const write = (body: Parameters<typeof writeMetadata>[0], version: number) =>
        writeMetadata(body, version, [offsetsTopic]);
      const ask = (broker: Asked) => part.ask(broker, { api: apis.metadata, write, read }, signal);
      const answer = await firstAnswer(brokers.candidates(), ask, staggerMs, signal);
      hasOffsetsTopic = answer?.topicErrors[0]?.error !== errorCodes.unknownTopic;
      return hasOffsetsTopic;
    },
  };
}
