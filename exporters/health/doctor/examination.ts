import { probe } from "../probes/index.ts";
import type { PlannedCheck } from "../settings/index.ts";
import { type Observation, observe } from "../watch/index.ts";
import { remedy } from "./remedy.ts";

/** What was found out about one check. */
export interface Examination {
  readonly service: string;
  readonly check: string;
  readonly replica: string;
  readonly target: string;
  readonly outcome: "ok" | "note" | "fault";
  readonly details: readonly string[];
  /** What to do about it. */
  readonly remedy: string | undefined;
}

/** A certificate that expires within this many days is worth a note. */
const soonDays = 14;

/** Asks once, and says what came of it. */
export async function examine(planned: PlannedCheck, signal: AbortSignal, nowMs: number): Promise<Examination> {
  const { service, check, replica, target, module } = planned;
  const outcome = await probe(target, module, { timeoutMs: module.timeoutMs, signal });
  const seen = observe(outcome, module.prober === "http" && module.readsHealth, nowMs);
  const days = seen.tls === undefined ? undefined : Math.floor((seen.tls.earliestExpiry - nowMs / 1000) / 86_400);
  const odd = typeof seen.body === "string" || (days !== undefined && days < soonDays);
  return {
    service,
    check,
    replica,
    target: target.url,
    outcome: seen.up ? (odd ? "note" : "ok") : "fault",
    details: [
      seen.up ? `well, in ${Math.round(seen.seconds * 1000)} ms` : `${seen.reason}: ${seen.message}`,
      ...(days === undefined ? [] : [`certificate for ${days} more days, ${seen.tls?.version}`]),
      ...bodyDetails(seen, planned),
    ],
    remedy: seen.reason === undefined ? undefined : remedy(seen.reason),
  };
}

function bodyDetails({ body }: Observation, { listsComponent }: PlannedCheck): string[] {
  if (body === undefined) return [];
  if (typeof body === "string") return [`the body cannot be understood: ${body}`];
  const { components, state, startedAtMs } = body;
  const named = components
    .filter(({ name }) => listsComponent?.(name) ?? true)
    .map(({ name, state: is }) => `${name} ${is}`);
  const left = components.length - named.length;
  return [
    ...(state === undefined ? [] : [`says of itself: ${state}`]),
    ...(named.length === 0
      ? []
      : [`components: ${named.slice(0, 20).join(", ")}${named.length > 20 ? ` and ${named.length - 20} more` : ""}`]),
    ...(left > 0 ? [`${left} components are not listed in the check`] : []),
    ...(startedAtMs === undefined ? [] : ["tells when it started"]),
  ];
}
