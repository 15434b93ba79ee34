/** A call of Kafka's protocol, and the versions of it that are written and read here. */
export interface Api {
  readonly name: string;
  readonly key: number;
  readonly min: number;
  readonly max: number;
  /** First version with compact lengths and tagged fields (KIP-482). */
  readonly flexibleFrom: number;
}

/** From Kafka 1.0 on; what an older broker lacks is said as a limitation where it is missed. */
export const apis = {
  listOffsets: api("ListOffsets", 2, 1, 9, 6),
  metadata: api("Metadata", 3, 4, 12, 9),
  offsetFetch: api("OffsetFetch", 9, 2, 9, 6),
  findCoordinator: api("FindCoordinator", 10, 1, 6, 3),
  describeGroups: api("DescribeGroups", 15, 0, 6, 5),
  listGroups: api("ListGroups", 16, 0, 5, 3),
  // Version 0 is understood by every broker; later ones tell nothing more that is used here.
  apiVersions: api("ApiVersions", 18, 0, 0, 3),
  describeConfigs: api("DescribeConfigs", 32, 1, 4, 4),
  describeProducers: api("DescribeProducers", 61, 0, 0, 0),
  consumerGroupDescribe: api("ConsumerGroupDescribe", 69, 0, 1, 0),
} as const satisfies Record<string, Api>;

/** Highest version of each call that both sides know, by the call's key; a call that is missing cannot be made. */
export type ApiVersions = ReadonlyMap<number, number>;

/** Picks versions from a broker's answer to ApiVersions: key, lowest and highest version of each call it knows. */
export function negotiate(offered: Iterable<readonly [key: number, min: number, max: number]>): ApiVersions {
  const ours = new Map<number, Api>(Object.values(apis).map((known) => [known.key, known]));
  const agreed = new Map<number, number>();
  for (const [key, min, max] of offered) {
    const known = ours.get(key);
    if (known === undefined) continue;
    const version = Math.min(known.max, max);
    if (version >= Math.max(known.min, min)) agreed.set(key, version);
  }
  return agreed;
}

function api(name: string, key: number, min: number, max: number, flexibleFrom: number): Api {
  return { name, key, min, max, flexibleFrom };
}
