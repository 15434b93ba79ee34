import type { CollectionContext, Logger } from "../../kit/index.ts";
import { type Outcome, probe } from "../probes/index.ts";
import type { Plan, PlannedCheck } from "../settings/index.ts";
import { afterObservation, type CheckState, newCheckState } from "./check-state.ts";
import type { Gate } from "./gate.ts";
import { type Observation, observe } from "./observation.ts";
import { newServiceState, observeService, type SeenCheck, type ServiceState } from "./service-state.ts";
import type { ServiceSummary } from "./summary.ts";
import { createTeller } from "./teller.ts";

/** The checks of the settings, made in rounds, and what they said so far. */
export interface Watch {
  /** Asks every check once, until the deadline; returns how many were not asked in time. */
  round(context: Pick<CollectionContext, "signal" | "remainingMs">): Promise<number>;
  /** By service and replica, each with its checks; of the newest round. */
  summaries(): readonly ServiceSummary[];
  /** Goes over to other checks; what is known of those that stay is kept. */
  reconfigure(plan: Plan): void;
}

export interface WatchOptions {
  readonly log: Logger;
  /** Probes under way at the same time, shared with /probe. */
  readonly gate: Gate;
  /** @default the real one */
  readonly ask?: typeof probe;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
}

/** Makes a watch; nothing is asked before the first round. */
export function createWatch(plan: Plan, { log, gate, ask = probe, now = Date.now }: WatchOptions): Watch {
  let current = plan;
  const checks = new Map<string, CheckState>();
  const services = new Map<string, ServiceState>();
  const tell = createTeller(log);

  /** Those that answered fast go first, so that the dead ones at most hold up each other. */
  function inOrder({ checks: planned }: Plan): readonly PlannedCheck[] {
    const cost = (one: PlannedCheck) => checks.get(checkKey(one))?.last?.seconds ?? 0;
    return planned.toSorted((one, other) => cost(one) - cost(other));
  }

  async function askOne(
    planned: PlannedCheck,
    context: Parameters<Watch["round"]>[0],
  ): Promise<Observation | undefined> {
    return gate.pass(async () => {
      const timeoutMs = context.remainingMs();
      if (timeoutMs < leastMs || context.signal.aborted) return undefined;
      const { target, module } = planned;
      const outcome: Outcome = await ask(target, module, { timeoutMs, signal: context.signal });
      // The round ended before the check had its time: that is no fault of the service.
      if (outcome.failure?.reason === "timeout" && timeoutMs < module.timeoutMs) return undefined;
      return observe(outcome, module.prober === "http" && module.readsHealth, now());
    });
  }

  function learn(planned: PlannedCheck, seen: Observation | undefined): void {
    const key = checkKey(planned);
    const before = checks.get(key) ?? newCheckState;
    checks.set(key, afterObservation(before, seen));
    if (seen !== undefined) tell(planned, before.last, seen);
  }

  return {
    async round(context) {
      const byThen = current;
      const seen = new Map<PlannedCheck, Observation | undefined>();
      await Promise.all(inOrder(byThen).map(async (one) => void seen.set(one, await askOne(one, context))));
      const perService = new Map<string, SeenCheck[]>();
      for (const planned of byThen.checks) {
        const observation = seen.get(planned);
        learn(planned, observation);
        const key = serviceKey(planned);
        if (!services.has(key)) services.set(key, newServiceState(planned));
        const list = perService.get(key) ?? [];
        perService.set(key, list);
        if (observation !== undefined) list.push({ planned, seen: observation });
      }
      const rules = { maxComponents: byThen.maxComponents, nowMs: now() };
      const byService = Map.groupBy(byThen.checks, serviceKey);
      for (const [key, list] of perService) {
        const state = services.get(key);
        if (state !== undefined) observeService(state, list, { ...rules, lists: listsOf(byService.get(key) ?? []) });
      }
      return byThen.checks.filter((one) => seen.get(one) === undefined).length;
    },
    summaries() {
      const known = current.checks.filter((one) => checks.has(checkKey(one)));
      return [...Map.groupBy(known, serviceKey)]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .flatMap(([key, planned]) => {
          const state = services.get(key);
          return state === undefined ? [] : [summaryOf(state, planned)];
        });
    },
    reconfigure(next) {
      current = next;
      const kept = new Set(next.checks.map(checkKey));
      const keptServices = new Set(next.checks.map(serviceKey));
      for (const key of checks.keys()) if (!kept.has(key)) checks.delete(key);
      for (const key of services.keys()) if (!keptServices.has(key)) services.delete(key);
      log.info({ checks: next.checks.length }, "checks have changed");
    },
  };

  function summaryOf(
    { service, replica, components, startup }: ServiceState,
    planned: readonly PlannedCheck[],
  ): ServiceSummary {
    const sorted = planned.toSorted((one, other) => (one.check < other.check ? -1 : 1));
    return {
      service,
      replica,
      checks: sorted.map((one) => ({ planned: one, state: checks.get(checkKey(one)) ?? newCheckState })),
      components: components.view(),
      startup: startup.result(),
    };
  }
}

/** Milliseconds within which asking is worth while. */
const leastMs = 20;

function listsOf(checks: readonly PlannedCheck[]): readonly ((name: string) => boolean)[] {
  return checks.flatMap(({ listsComponent }) => listsComponent ?? []);
}

function checkKey({ service, check, replica }: PlannedCheck): string {
  return JSON.stringify([service, replica, check]);
}

function serviceKey({ service, replica }: PlannedCheck): string {
  return JSON.stringify([service, replica]);
}
