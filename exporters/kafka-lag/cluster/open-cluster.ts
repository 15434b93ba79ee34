import type { ClusterReading } from "../reading/index.ts";
import { assembleReading } from "./assemble.ts";
import { openBrokers } from "./brokers.ts";
import { budgetOf, shares } from "./budget.ts";
import type { Cluster, ClusterLog, ReadContext, ReadOptions } from "./cluster.ts";
import { type JournalPart, openJournal } from "./journal.ts";
import { lagColumns } from "./lag.ts";
import { withLeadersOf } from "./leaders.ts";
import { openMemory, tidyFacts } from "./memory.ts";
import { ClusterUnreachableError, metadataSource } from "./metadata-source.ts";
import { compileFilter } from "./name-filter.ts";
import { rowsByPartition } from "./partition-rows.ts";
import { type AgesRequest, agesUnasked, readAges } from "./read-ages.ts";
import { readGroups } from "./read-groups.ts";
import { readOffsets, unknownOffsets } from "./read-offsets.ts";
import { buildRows, mentionsUnknown } from "./rows.ts";
import { runPart } from "./run-part.ts";
import type { ClusterSettings } from "./settings.ts";
import { settleStable, stableWanted } from "./stable-offsets.ts";
import { withoutGone } from "./without-gone.ts";

/** Opens a cluster for reading; connects to nothing yet. Throws a DefinitionError for a filter, and a TypeError for an address, that makes no sense. */
export function openCluster(settings: ClusterSettings, log: ClusterLog): Cluster {
  const groups = compileFilter(settings.groups ?? {}, "groups.");
  const topics = compileFilter(settings.topics ?? {}, "topics.");
  const brokers = openBrokers(settings);
  const source = metadataSource(brokers, topics, settings.metadataMaxAgeMs ?? 30_000);
  const memory = openMemory();

  const read = async (options: ReadOptions, context: ReadContext): Promise<ClusterReading> => {
    const journal = openJournal();
    const budget = budgetOf(context);
    const run = (collector: string, work: (part: JournalPart) => Promise<void>) =>
      runPart(context, journal, collector, work);
    let refreshed = false;
    const refresh = async (part: JournalPart, signal: AbortSignal) => {
      refreshed = (await source.refresh(part, signal)) !== undefined;
    };
    try {
      const metadataSignal = budget.until(shares.list);
      if (source.current === undefined) await run("metadata", (part) => refresh(part, metadataSignal));
      const known = source.current;
      if (known === undefined) throw new ClusterUnreachableError(journal.failures);
      const [read] = await Promise.all([
        readGroups({
          metadata: known,
          brokers,
          groups,
          wantedTopic: (name) => topics.test(name) && (topics.chosen || !name.startsWith("__")),
          lastSeen: memory.lastSeen,
          renew: async (part, signal) => {
            if (!refreshed) await refresh(part, signal);
          },
          mayHaveGroups: source.mayHaveGroups,
          budget,
          run,
        }),
        source.due && !refreshed ? run("metadata", (part) => refresh(part, metadataSignal)) : undefined,
      ]);
      const { offsets: committed } = read.committed;
      const offsetsSignal = budget.until(shares.offsets);
      const movedSignal = budget.until(shares.movedLeaders);
      if (!refreshed && mentionsUnknown(committed, read.numbers, known, source.missing)) {
        await run("metadata", (part) => refresh(part, offsetsSignal));
      }
      let metadata = source.current ?? known;
      for (const name of read.numbers.unknown) if (!metadata.topics.index.has(name)) source.missing.add(name);
      const rows = buildRows(committed, read.list.groups.length, read.numbers, known, metadata);
      const count = metadata.partitions.topic.length;
      const offsets = unknownOffsets(count);
      const mode = options.lastStable ?? "auto";
      const stable = stableWanted(mode, metadata, memory.transactions);
      if (mode !== "never") memory.transactions.asked();
      await run("offsets", async (part) => {
        const partitions =
          options.topicOffsets === "consumed"
            ? Uint32Array.from(new Set(rows.partition)).sort()
            : Uint32Array.from({ length: count }, (_, partition) => partition);
        const request = {
          brokers,
          stable: (partition: number) => stable[metadata.partitions.topic[partition] as number] === 1,
        };
        const first = { ...request, metadata, partitions, signal: offsetsSignal, last: false };
        const stale = await readOffsets(part, first, offsets);
        if (stale.length === 0) return;
        log.debug({ partitions: stale.length }, "leaders have changed, asking who leads now");
        await refresh(part, movedSignal);
        metadata = withLeadersOf(metadata, source.current ?? metadata);
        await readOffsets(part, { ...request, metadata, partitions: stale, signal: movedSignal, last: true }, offsets);
      });
      settleStable(mode, metadata, offsets, memory.transactions);
      const store = memory.factsFor(metadata);
      for (let partition = 0; partition < count; partition++) {
        const start = offsets.start[partition] as number;
        const end = offsets.end[partition] as number;
        if (start <= end) store.observe(partition, start, end);
      }
      const lags = lagColumns(rows, offsets);
      const byPartition = rowsByPartition(rows, count);
      const { policies, transactions } = memory;
      const { asOfMs } = read;
      const request: AgesRequest = {
        ...{
          options,
          metadata,
          brokers,
          rows,
          byPartition,
          lags,
          offsets,
          store,
          policies,
          transactions,
          asOfMs,
          budget,
        },
      };
      let ages = agesUnasked(request);
      if (options.seconds !== false) {
        await run("seconds", async (part) => {
          ages = await readAges(part, request);
        });
        tidyFacts(store, byPartition, lags);
      }
      // What is known from before does not make a cluster that stands still one that is there.
      if (journal.bytesReceived === 0 && journal.failures.length > 0)
        throw new ClusterUnreachableError(journal.failures);
      const reading = assembleReading({
        ...{ options, journal, metadata, read, rows, lags, offsets, ages, memory, store },
      });
      memory.lastSeen.note(read.list.groups, reading.groups, rows, metadata);
      return withoutGone(reading);
    } finally {
      budget.end();
    }
  };

  return {
    read,
    async close() {
      brokers.close();
    },
  };
}
