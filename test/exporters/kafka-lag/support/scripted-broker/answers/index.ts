import type { CallName, OlderBroker } from "../calls.ts";
import type { ScriptedCluster } from "../cluster.ts";
import type { Request } from "../request.ts";
import { type WireWriter, wireWriter } from "../wire.ts";
import type { Address } from "./addresses.ts";
import { answerApiVersions } from "./api-versions.ts";
import { answerConsumerGroupDescribe } from "./consumer-group-describe.ts";
import { answerDescribeCluster } from "./describe-cluster.ts";
import { answerDescribeConfigs } from "./describe-configs.ts";
import { answerDescribeGroups } from "./describe-groups.ts";
import { answerDescribeProducers } from "./describe-producers.ts";
import { answerFindCoordinator } from "./find-coordinator.ts";
import { answerListGroups } from "./list-groups.ts";
import { answerListOffsets } from "./list-offsets.ts";
import { answerMetadata } from "./metadata.ts";
import { answerOffsetFetch } from "./offset-fetch.ts";
import { answerSaslAuthenticate, answerSaslHandshake } from "./sasl.ts";

export type { Address } from "./addresses.ts";
export { refuseApiVersions } from "./api-versions.ts";

export interface Answer {
  readonly body: Buffer;
  /** What was asked for: groups, topics, or partitions as `topic/0`. */
  asked(): readonly string[];
  /** What an authentication came to. */
  readonly authenticated: boolean | "close";
}

export interface AnswerContext {
  readonly cluster: ScriptedCluster;
  readonly addresses: ReadonlyMap<number, Address>;
  readonly older: OlderBroker;
}

/** The answer's body. @throws when the request is encoded by another schema than its version's */
export function answer(request: Request, context: AnswerContext): Answer {
  const out = wireWriter(request.flexible);
  let asked: () => readonly string[] = () => [];
  let authenticated: boolean | "close" = false;
  if (request.call === "ListOffsets") asked = answerListOffsets(request, out, context.cluster);
  else if (request.call === "SaslAuthenticate") authenticated = answerSaslAuthenticate(request, out, context.cluster);
  else {
    const known = plainly[request.call](request, out, context) ?? [];
    asked = () => known;
  }
  request.body.tags();
  request.body.end();
  return { body: out.take(), asked, authenticated };
}

/** The calls whose answers carry nothing but bytes. */
const plainly = {
  ApiVersions: (request, out, { older }) => answerApiVersions(request, out, older),
  Metadata: (request, out, { cluster, addresses }) => answerMetadata(request, out, cluster, addresses),
  DescribeCluster: (request, out, { cluster, addresses }) => answerDescribeCluster(request, out, cluster, addresses),
  FindCoordinator: (request, out, { cluster, addresses }) => answerFindCoordinator(request, out, cluster, addresses),
  DescribeProducers: (request, out, { cluster }) => answerDescribeProducers(request, out, cluster),
  ListGroups: (request, out, { cluster }) => answerListGroups(request, out, cluster),
  DescribeGroups: (request, out, { cluster }) => answerDescribeGroups(request, out, cluster),
  ConsumerGroupDescribe: (request, out, { cluster }) => answerConsumerGroupDescribe(request, out, cluster),
  OffsetFetch: (request, out, { cluster }) => answerOffsetFetch(request, out, cluster),
  DescribeConfigs: (request, out, { cluster }) => answerDescribeConfigs(request, out, cluster),
  SaslHandshake: (request, out) => answerSaslHandshake(request, out),
} satisfies Partial<
  Record<CallName, (request: Request, out: WireWriter, context: AnswerContext) => readonly string[] | undefined>
>;
