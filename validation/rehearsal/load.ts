import { setTimeout as wait } from "node:timers/promises";
import { print, type RuleGroup, seriesOf } from "../../alerts/kit/index.ts";
import type { Ask } from "../observe/index.ts";
import type { Plan } from "../plan/index.ts";

/** Queries a second that Prometheus answers beside its rules at the ordinary load. */
export const ordinaryQueries = 2;

/** Series beside those of the scenarios at the ordinary load: as many again. */
export function ordinarySeries({ episodes }: Plan): number {
  return Math.max(500, episodes.flatMap(({ scenario }) => seriesOf(scenario)).length);
}

/** Queries that go on until they are stopped. */
export interface QueryLoad {
  stop(): Promise<void>;
  /** How many were answered, a second. */
  perSecond(): number;
}

/**
 * Asks for what the rules ask for, over the newest stretch of time, so many times a second: as people at their dashboards would.
 * A query that is not answered in time is not asked again.
 */
export function queryLoad(ask: Ask, groups: readonly RuleGroup[], perSecond: number, rangeSeconds: number): QueryLoad {
  const queries = groups.flatMap(({ rules }) => rules.map(({ expr }) => print(expr)));
  const stopped = new AbortController();
  const began = Date.now();
  let answered = 0;
  let ended = began;
  const query = async (index: number) => {
    const end = Date.now() / 1000;
    const range = {
      start: String(end - rangeSeconds),
      end: String(end),
      step: String(Math.max(0.05, rangeSeconds / 100)),
    };
    const text = queries[index % queries.length];
    if (text === undefined) return;
    await ask("query_range", { query: text, ...range }).then(
      () => (answered += 1),
      () => {},
    );
  };
  const asking = (async () => {
    for (let index = 0; !stopped.signal.aborted; index++) {
      void query(index);
      await wait(1000 / perSecond, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();
  return {
    async stop() {
      stopped.abort();
      await asking;
      ended = Date.now();
    },
    perSecond: () => answered / Math.max(0.001, (ended - began) / 1000),
  };
}
