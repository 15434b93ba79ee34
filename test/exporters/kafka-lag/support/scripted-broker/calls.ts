/** One call of the protocol: the versions Kafka 4.1 answers, and the first one with compact lengths and tag buffers. */
export interface Call {
  readonly key: number;
  readonly name: CallName;
  readonly min: number;
  readonly max: number;
  readonly flexible: number;
}

export type CallName = (typeof names)[number];

const names = [
  "ListOffsets",
  "Metadata",
  "OffsetFetch",
  "FindCoordinator",
  "DescribeGroups",
  "ListGroups",
  "SaslHandshake",
  "ApiVersions",
  "DescribeConfigs",
  "SaslAuthenticate",
  "DescribeCluster",
  "DescribeProducers",
  "ConsumerGroupDescribe",
] as const;

/** Source: the message schemas of Apache Kafka 4.1. */
export const calls: readonly Call[] = [
  { key: 2, name: "ListOffsets", min: 1, max: 10, flexible: 6 },
  { key: 3, name: "Metadata", min: 0, max: 13, flexible: 9 },
  { key: 9, name: "OffsetFetch", min: 1, max: 9, flexible: 6 },
  { key: 10, name: "FindCoordinator", min: 0, max: 6, flexible: 3 },
  { key: 15, name: "DescribeGroups", min: 0, max: 6, flexible: 5 },
  { key: 16, name: "ListGroups", min: 0, max: 5, flexible: 3 },
  { key: 17, name: "SaslHandshake", min: 0, max: 1, flexible: 99 },
  { key: 18, name: "ApiVersions", min: 0, max: 4, flexible: 3 },
  { key: 32, name: "DescribeConfigs", min: 1, max: 4, flexible: 4 },
  { key: 36, name: "SaslAuthenticate", min: 0, max: 2, flexible: 2 },
  { key: 60, name: "DescribeCluster", min: 0, max: 2, flexible: 0 },
  { key: 61, name: "DescribeProducers", min: 0, max: 0, flexible: 0 },
  { key: 69, name: "ConsumerGroupDescribe", min: 0, max: 1, flexible: 0 },
];

/** The highest version an older broker answers; `null`: it does not know the call. */
export type OlderBroker = Partial<Record<CallName, number | null>>;

/** Kafka 2.3: before compact lengths, before many groups per OffsetFetch, before the greatest timestamp. */
export const kafka23: OlderBroker = {
  ListOffsets: 5,
  Metadata: 8,
  OffsetFetch: 5,
  FindCoordinator: 2,
  DescribeGroups: 3,
  ListGroups: 2,
  ApiVersions: 2,
  DescribeConfigs: 2,
  SaslAuthenticate: 1,
  DescribeCluster: null,
  DescribeProducers: null,
  ConsumerGroupDescribe: null,
};

/** Kafka 3.7: groups of the new protocol exist in early access, but no list tells their type. */
export const kafka37: OlderBroker = {
  ListOffsets: 8,
  Metadata: 12,
  OffsetFetch: 9,
  FindCoordinator: 4,
  DescribeGroups: 5,
  ListGroups: 4,
  ApiVersions: 3,
  DescribeCluster: 1,
  ConsumerGroupDescribe: 0,
};

/** The calls a broker announces and answers. */
export function callsOf(older: OlderBroker): readonly Call[] {
  return calls.flatMap((call) => {
    const limit = older[call.name];
    if (limit === null) return [];
    return [{ ...call, max: Math.min(call.max, limit ?? call.max) }];
  });
}
