import type { FastifyInstance, FastifyReply } from "fastify";
import type { ClusterSummary } from "../watch/index.ts";
import { type Limits, parseLimits } from "./limits.ts";
import { findGroup, judge, type Verdict } from "./verdict.ts";

export interface ProbeOptions {
  /**
   * Brings the summaries up to date unless they are younger than `maxAgeMs`; returns their age in milliseconds, undefined when there are none.
   * Waits no longer than `timeoutMs`, nor than a collection may take.
   */
  readonly refresh: (maxAgeMs: number, timeoutMs?: number) => Promise<number | undefined>;
  readonly summaries: () => readonly ClusterSummary[];
}

/** `/probe/group/<group>`: the health check of a consumer that has no HTTP of its own. */
export function addProbe(app: FastifyInstance, { refresh, summaries }: ProbeOptions): void {
  app.get<{ Params: { "*": string } }>("/probe/group/*", async (request, reply) => {
    const limits = parseLimits(request.query);
    const ageMs = await refresh(limits["max-age"], limits.timeout);
    const verdict = verdictOf(request.params["*"], limits, ageMs, summaries());
    return answer(reply.code(verdict.status), verdict, request.headers.accept ?? "");
  });
}

/** How much older than asked for an answer may be, because a collection takes its time. */
const slack = 2;

function verdictOf(
  id: string,
  limits: Limits,
  ageMs: number | undefined,
  clusters: readonly ClusterSummary[],
): Verdict {
  if (ageMs === undefined) return { status: 503, reason: "nothing has been read yet" };
  if (ageMs > limits["max-age"] * slack)
    return {
      status: 503,
      reason: `the newest reading is ${Math.round(ageMs / 1000)} s old: the cluster does not answer`,
    };
  const group = findGroup(clusters, id, limits);
  return "status" in group && "reason" in group ? group : judge(group, limits);
}

function answer(reply: FastifyReply, { status, reason, group }: Verdict, accept: string): FastifyReply {
  if (!/\bapplication\/json\b/.test(accept)) return reply.type("text/plain; charset=utf-8").send(`${reason}\n`);
  return reply.send({ healthy: status === 200, reason, ...(group && { group: toJson(group) }) });
}

function toJson({ secondsUnknown, ...group }: NonNullable<Verdict["group"]>) {
  return { ...group, secondsUnknown: Object.fromEntries(secondsUnknown) };
}
