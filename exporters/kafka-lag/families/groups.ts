import { kafka, kafkaExporter } from "../../../metrics/index.ts";
import { labelText } from "../../kit/index.ts";
import type { Steps } from "../pacing/index.ts";
import type { GroupReading } from "../reading/index.ts";
import type { ClusterView } from "./cluster-view.ts";
import { convergedShare } from "./converged.ts";
import { clusterLabels } from "./labels.ts";
import type { FamilyOptions, LevelName } from "./options.ts";
import type { Writers } from "./writers.ts";

/** What is told per group, whatever the level; uncommitted partitions per topic unless the level is groups. */
export function* writeGroups(writers: Writers, view: ClusterView, options: FamilyOptions): Steps {
  if (view.known === undefined) return;
  const { reading, trends } = view.known;
  const common = clusterLabels(view.name, options.clusterLabel);
  const theirs = options.names === "kafka_exporter";
  for (const [index, group] of reading.groups.entries()) {
    yield;
    const labels = labelText({ ...common, group: group.id });
    if (group.named && group.found !== undefined) writers.of(kafka.groupFound)?.add(labels, group.found ? 1 : 0);
    const gone = group.found === false;
    writers.of(kafka.groupState)?.addStates(labels, gone ? "Dead" : knownState(group.state));
    const members = gone ? 0 : group.members;
    if (members !== undefined) {
      if (theirs)
        writers.of(kafkaExporter.consumerGroupMembers)?.add(labelText({ ...common, consumergroup: group.id }), members);
      else writers.of(kafka.groupMembers)?.add(labels, members);
    }
    if (gone || (group.coordinator === undefined && group.rowCount === 0)) continue;
    writers.of(kafka.groupStatus)?.addStates(labels, trends.status[index] ?? "unknown");
    if (group.coordinator === undefined) continue;
    if (options.seconds && group.rowCount > 0)
      writers.of(kafka.lagConverged)?.add(labels, convergedShare(reading.rows, group, options));
    writers.of(kafka.groupInfo)?.add(labelText({ ...common, ...infoOf(group) }), 1);
    writeOwners(writers, group, common);
  }
}

/** Partitions that have an owner and no offset. */
export function writeUncommitted(writers: Writers, view: ClusterView, options: FamilyOptions, level: LevelName): void {
  if (view.known === undefined) return;
  const { groups, topics, uncommitted } = view.known.reading;
  const common = clusterLabels(view.name, options.clusterLabel);
  const writer = writers.of(kafka.uncommittedPartitions);
  const counts = new Map<string, number>();
  for (let index = 0; index < uncommitted.length; index += 1) {
    const group = groups[uncommitted.group[index] ?? 0]?.id ?? "";
    const topic = level === "group" ? {} : { topic: topics.names[uncommitted.topic[index] ?? 0] ?? "" };
    const labels = labelText({ ...common, group, ...topic });
    counts.set(labels, (counts.get(labels) ?? 0) + (uncommitted.count[index] ?? 0));
  }
  for (const [labels, count] of counts) writer?.add(labels, count);
}

const states: readonly string[] = kafka.groupState.states;

function knownState(state: string): string {
  return states.includes(state) ? state : "Unknown";
}

function infoOf({ id, type, protocolType, coordinator }: GroupReading) {
  const broker = coordinator === undefined ? "" : String(coordinator);
  return { group: id, protocol: type, protocol_type: protocolType, coordinator: broker };
}

/** Members of one client on one host count together: their ids change with every start. */
function writeOwners(writers: Writers, { id, owners = [] }: GroupReading, common: Labels): void {
  const counts = new Map<string, number>();
  for (const { clientId, host, partitions } of owners) {
    const labels = labelText({ ...common, group: id, client_id: clientId, client_host: host });
    counts.set(labels, (counts.get(labels) ?? 0) + partitions.length);
  }
  for (const labels of [...counts.keys()].sort())
    writers.of(kafka.memberPartitions)?.add(labels, counts.get(labels) ?? 0);
}

type Labels = Readonly<Record<string, string>>;
