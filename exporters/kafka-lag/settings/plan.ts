import type { MetricDefinition } from "../../../metrics/kit/index.ts";
import { type ClusterSettings, compileFilter, type NameFilterSettings, type ReadOptions } from "../cluster/index.ts";
import type { FamilyOptions, LevelName } from "../families/index.ts";
import type { StatusRules } from "../history/index.ts";
import { type ClusterSection, clusterSection } from "./cluster-section.ts";
import type { KafkaLagSettings } from "./settings.ts";

/** The settings in the words of the parts that work by them. */
export interface Plan {
  readonly clusters: readonly { readonly name: string; readonly connection: ClusterSettings }[];
  readonly read: ReadOptions;
  readonly status: StatusRules;
  readonly families: FamilyOptions;
  readonly detail: LevelName;
}

export function planOf(settings: KafkaLagSettings): Plan {
  const clusters = sectionsOf(settings).map((section) => ({
    name: section.name,
    connection: connect(section, settings),
  }));
  const seconds = settings["lag.seconds"];
  const toleranceMs = settings["lag.tolerance"];
  const relativeTolerance = settings["lag.relative-tolerance"];
  const excluded = compileFilter({ include: settings["metrics.exclude"] ?? [] });
  return {
    clusters,
    read: {
      topicOffsets: settings["offsets.topics"],
      seconds,
      overdueSeconds: settings.overdue.map((ms) => ms / 1000),
      lastStable: settings["offsets.last-stable"],
      owners: settings["members.partitions"],
      search: {
        toleranceMs,
        relativeTolerance,
        maxRounds: settings["lag.rounds"],
        futureSlackMs: settings["lag.future-slack"],
      },
    },
    status: { windowMs: settings["status.window"], allowedLag: settings["status.allowed-lag"] },
    families: {
      names: settings["metrics.names"],
      seconds,
      toleranceMs,
      relativeTolerance,
      lastStable: settings["offsets.last-stable"],
      clusterLabel: clusters.length > 1,
      wants: ({ name }: MetricDefinition) => !excluded.test(name),
    },
    detail: settings["metrics.detail"],
  };
}

/** The clusters as if all of them stood in the file. */
export function sectionsOf({ brokers, clusters }: KafkaLagSettings): readonly ClusterSection[] {
  return clusters ?? (brokers === undefined ? [] : [clusterSection.parse({ brokers })]);
}

function connect(section: ClusterSection, settings: KafkaLagSettings): ClusterSettings {
  const {
    name: _,
    insecure: __,
    brokers,
    connectTimeout,
    metadataMaxAge,
    tls,
    sasl,
    groups,
    topics,
    ...rest
  } = section;
  return {
    ...rest,
    bootstrap: brokers,
    connectTimeoutMs: connectTimeout,
    metadataMaxAgeMs: metadataMaxAge,
    groups: sides(groups ?? { include: settings["groups.include"], exclude: settings["groups.exclude"] }),
    topics: sides(topics ?? { include: settings["topics.include"], exclude: settings["topics.exclude"] }),
    ...(tls && { tls }),
    ...(sasl && { sasl }),
  };
}

interface Sides {
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}

function sides({ include, exclude }: Sides): NameFilterSettings {
  return { ...(include && { include }), ...(exclude && { exclude }) };
}
