import { commitStalled, groupMembers, lagSeconds } from "../metrics/kafka.ts";
import { constant, type SampleSeries, type Shape } from "./kit/index.ts";

const topic = "messages";

/** How old the oldest unread message of a group is, on its one lagging partition; another one keeps up. */
export function behind(group: string) {
  return (...samples: readonly Shape[]): readonly SampleSeries[] => [
    lagSeconds.series({ group, topic, partition: "0" }, samples),
    lagSeconds.series({ group, topic, partition: "1" }, constant(0)),
  ];
}

/** How many members a group has. */
export function connected(group: string) {
  return (...samples: readonly Shape[]): readonly SampleSeries[] => [groupMembers.series({ group }, samples)];
}

/** For how long a group with that many members has committed nothing new. */
export function stalledWith(group: string) {
  return ({ members }: { readonly members: number }, ...samples: readonly Shape[]): readonly SampleSeries[] => [
    commitStalled.series({ group, topic }, samples),
    groupMembers.series({ group }, constant(members)),
  ];
}
