import { protocolErrorsCodesById } from "@platformatic/kafka";

/** Codes that decide what is done next; all others are only named. */
export const errorCodes = {
  unknownTopic: 3,
  leaderNotAvailable: 5,
  notLeader: 6,
  replicaNotAvailable: 9,
  coordinatorLoading: 14,
  coordinatorNotAvailable: 15,
  notCoordinator: 16,
  topicAuthorization: 29,
  groupAuthorization: 30,
  clusterAuthorization: 31,
  unsupportedForMessageFormat: 43,
  groupIdNotFound: 69,
  fencedLeaderEpoch: 74,
  unknownLeaderEpoch: 75,
  offsetNotAvailable: 78,
} as const;

/** The protocol's name of an error code: `NOT_LEADER_OR_FOLLOWER`. */
export function errorName(code: number): string {
  return protocolErrorsCodesById[code] ?? `ERROR_${code}`;
}

/** Whether a partition's leader may be elsewhere by now: metadata are asked again before it is given up. */
export function meansStaleLeader(code: number): boolean {
  return staleLeader.has(code);
}

/** Whether a group's coordinator may be elsewhere by now. */
export function meansStaleCoordinator(code: number): boolean {
  return staleCoordinator.has(code);
}

const staleLeader = new Set<number>([
  errorCodes.unknownTopic,
  errorCodes.leaderNotAvailable,
  errorCodes.notLeader,
  errorCodes.replicaNotAvailable,
  errorCodes.fencedLeaderEpoch,
  errorCodes.unknownLeaderEpoch,
  errorCodes.offsetNotAvailable,
]);

const staleCoordinator = new Set<number>([
  errorCodes.coordinatorLoading,
  errorCodes.coordinatorNotAvailable,
  errorCodes.notCoordinator,
]);
