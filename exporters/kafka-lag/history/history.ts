import { createTopicHistory, type TopicHistory } from "./topic-history.ts";

/** What is remembered between the readings of one cluster. */
export interface History {
  /** The history of one topic of one group, made when it was not there. */
  of(group: string, topic: string): TopicHistory;
  /** Forgets what was not observed for longer than `keepMs`: groups that are gone, topics a group no longer reads. */
  forget(atMs: number): void;
  /** Group-topics remembered. */
  readonly size: number;
}

/** Long enough for a broker to come back, short enough for groups with ever new names. */
const usualKeepMs = 15 * 60_000;

export function createHistory(keepMs: number = usualKeepMs): History {
  const groups = new Map<string, Map<string, TopicHistory>>();
  return {
    of(group, topic) {
      const topics = groups.get(group) ?? new Map<string, TopicHistory>();
      const history = topics.get(topic) ?? createTopicHistory();
      if (!topics.has(topic)) groups.set(group, topics.set(topic, history));
      return history;
    },
    forget(atMs) {
      for (const [group, topics] of groups) {
        for (const [topic, { seenMs }] of topics) if (atMs - seenMs > keepMs) topics.delete(topic);
        if (topics.size === 0) groups.delete(group);
      }
    },
    get size() {
      return [...groups.values()].reduce((sum, topics) => sum + topics.size, 0);
    },
  };
}
