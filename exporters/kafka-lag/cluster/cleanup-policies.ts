import { apis, errorCodes, readCleanupPolicies, writeCleanupPolicies } from "../protocol/index.ts";
import { firstAnswer } from "./first-answer.ts";
import type { Asked, JournalPart } from "./journal.ts";

/** Which topics are compacted, as far as it could be asked, remembered for a while. */
export interface CleanupPolicies {
  isCompacted(topic: string): boolean;
  /** Asks for those of these topics that are not known or were asked long ago, a bounded number at a time. */
  refresh(
    part: JournalPart,
    candidates: readonly Asked[],
    topics: Iterable<string>,
    signal: AbortSignal,
  ): Promise<void>;
  /** Forgets all topics but these. */
  keep(topics: ReadonlyMap<string, number>): void;
}

const maxAgeMs = 10 * 60_000;

/** Per reading: a broker takes about 0.1 ms a topic. */
const maxTopics = 1000;
const staggerMs = 500;

export function cleanupPolicies(): CleanupPolicies {
  const known = new Map<string, { readonly compacted: boolean; readonly denied: boolean; readonly at: number }>();
  return {
    isCompacted: (topic) => known.get(topic)?.compacted ?? false,
    async refresh(part, candidates, topics, signal) {
      const now = performance.now();
      const fresh = (topic: string) => now - (known.get(topic)?.at ?? Number.NEGATIVE_INFINITY) < maxAgeMs;
      const asked = [...topics];
      const wanted = asked.filter((topic) => !fresh(topic)).slice(0, maxTopics);
      const answer = await firstAnswer(
        wanted.length === 0 ? [] : candidates,
        (broker) =>
          part.ask(
            broker,
            {
              api: apis.describeConfigs,
              write: (body, version) => writeCleanupPolicies(body, version, wanted),
              read: readCleanupPolicies,
            },
            signal,
            wanted.length,
          ),
        staggerMs,
        signal,
      );
      for (const { topic, error, policy } of answer ?? []) {
        const denied = error === errorCodes.topicAuthorization || error === errorCodes.clusterAuthorization;
        known.set(topic, { compacted: policy.includes("compact"), denied, at: now });
      }
      if (asked.some((topic) => known.get(topic)?.denied)) {
        part.limited(
          "describe-configs-denied",
          undefined,
          "without the right DescribeConfigs on topics, compacted ones are not recognized: ages there are overstated by the holes that compaction leaves",
        );
      }
    },
    keep(topics) {
      for (const topic of known.keys()) if (!topics.has(topic)) known.delete(topic);
    },
  };
}
