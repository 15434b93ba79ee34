import type { FastifyInstance, FastifyRequest } from "fastify";
import { Registry } from "prom-client";
import { createExposition, scrapeBudget } from "../../kit/index.ts";
import { type Module, type Outcome, parseTarget, type probe, type Target } from "../probes/index.ts";
import type { Plan } from "../settings/index.ts";
import type { Gate } from "../watch/index.ts";
import { debugText } from "./debug.ts";
import { probeFamilies } from "./probe-families.ts";

export interface ProbeRouteOptions {
  readonly plan: () => Plan;
  readonly ask: typeof probe;
  readonly gate: Gate;
  readonly onProbe: () => void;
  readonly onRefusal: (reason: Refusal) => void;
}

/** Why a request is not answered with a probe. */
export const refusals = ["no_target", "not_allowed", "no_module", "bad_target"] as const;

export type Refusal = (typeof refusals)[number];

/** A probe that does not say how long it may take. */
const usualTimeoutMs = 10_000;

/** `/probe?target=&module=`, as blackbox_exporter has it, for the targets that the settings allow. */
export function addProbe(app: FastifyInstance, { plan, ask, gate, onProbe, onRefusal }: ProbeRouteOptions): void {
  const send = createExposition(new Registry(), () => {});
  const underWay = new Map<string, Promise<Outcome>>();

  /** Servers that come in pairs ask for the same at the same time: they share one probe. */
  function shared(key: string, work: () => Promise<Outcome>): Promise<Outcome> {
    const running = underWay.get(key) ?? work().finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running;
  }

  app.get("/probe", async (request, reply) => {
    const found = find(request, plan());
    if ("refusal" in found) {
      onRefusal(found.refusal);
      throw Object.assign(new Error(found.message), { statusCode: found.refusal === "not_allowed" ? 403 : 400 });
    }
    const { target, module, key } = found;
    const deadline = performance.now() + scrapeBudget(request.headers, usualTimeoutMs);
    onProbe();
    const outcome = await shared(key, () =>
      gate.pass(() => ask(target, module, { timeoutMs: Math.max(1, deadline - performance.now()) })),
    );
    const families = probeFamilies(outcome, module);
    const { debug } = request.query as { readonly debug?: string };
    if (debug === "true") return reply.type("text/plain; charset=utf-8").send(debugText(target, outcome, families));
    return send(families, request, reply);
  });
}

interface Found {
  readonly target: Target;
  readonly module: Module;
  readonly key: string;
}

function find(
  request: FastifyRequest,
  { modules, mayProbe }: Plan,
): Found | { readonly refusal: Refusal; readonly message: string } {
  const query = request.query as Readonly<Record<string, string | readonly string[] | undefined>>;
  const { target: text, module: name } = query;
  if (typeof text !== "string" || text === "")
    return { refusal: "no_target", message: "the parameter target is missing" };
  if (!mayProbe(text))
    return {
      refusal: "not_allowed",
      message: `${text} is no target of the checks, and probe.targets does not allow it`,
    };
  const named = typeof name === "string" && name !== "" ? modules.get(name) : undefined;
  const known = [...modules.keys()].sort().join(", ");
  if (named === undefined && name !== undefined && name !== "")
    return { refusal: "no_module", message: `there is no module ${String(name)}; there are: ${known}` };
  const target = parseTarget(text, named?.prober);
  if (typeof target === "string") return { refusal: "bad_target", message: `the target ${text} ${target}` };
  const module = named ?? modules.get(target.prober);
  if (module === undefined || module.prober !== target.prober)
    return {
      refusal: "bad_target",
      message: `the module asks by ${module?.prober}, and ${text} is a target of ${target.prober}`,
    };
  return { target, module, key: JSON.stringify([target.url, name ?? ""]) };
}
