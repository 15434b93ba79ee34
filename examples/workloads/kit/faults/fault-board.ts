import { DefinitionError, type Finding } from "../../../../problems/index.ts";
import {
  type Fault,
  type FaultCatalog,
  type FaultName,
  type FaultParameters,
  faultsOf,
  type ServiceOf,
} from "./fault.ts";
import type { Parameter } from "./parameter.ts";
import { parametersOf, readParameters, type Values } from "./read-parameters.ts";

/** What a fault does from its start until the signal; a fault without one is looked at where it matters. */
export type Effects<C extends FaultCatalog> = {
  readonly [N in FaultName<C>]?: (parameters: FaultParameters<C, N>, ended: AbortSignal) => void;
};

/** A fault as `GET /admin/faults` shows it. */
export interface FaultStatus<N extends string = string> {
  readonly name: N;
  readonly description: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly active: { readonly parameters: Values; readonly remainingSeconds: number } | null;
}

/** The faults of one running service, as they are set and cleared from outside. */
export interface FaultControl {
  readonly service: string;
  list(): readonly FaultStatus[];
  /** Starts a fault or starts it anew. Throws DefinitionError when there is no such fault or a parameter is out of its bounds. */
  set(name: string, given: unknown): FaultStatus;
  /** Ends a fault; nothing happens when it is not active. Throws DefinitionError when there is no such fault. */
  clear(name: string): FaultStatus;
  clearAll(): void;
}

/** The faults of one running service, as its code looks at them. */
export interface FaultBoard<C extends FaultCatalog> extends FaultControl {
  /** The parameters of a fault while it is active. */
  active<N extends FaultName<C>>(name: N): FaultParameters<C, N> | undefined;
}

/** Makes the board of a service of the catalog; nothing is active yet. */
export function createFaultBoard<C extends FaultCatalog>(
  catalog: C,
  service: ServiceOf<C>,
  effects: Effects<C> = {},
): FaultBoard<C> {
  const names = faultsOf(catalog, service);
  const running = new Map<string, { parameters: Values; endsAtMs: number; end(): void }>();

  const faultOf = (name: FaultName<C>): Fault => catalog[name] as Fault;
  const status = (name: FaultName<C>): FaultStatus => {
    const current = running.get(name);
    const active = current && {
      parameters: current.parameters,
      remainingSeconds: Math.max(0, Math.ceil((current.endsAtMs - performance.now()) / 1000)),
    };
    return {
      name,
      description: faultOf(name).description,
      parameters: parametersOf(faultOf(name)),
      active: active ?? null,
    };
  };
  const known = (name: string): FaultName<C> => {
    const found = names.find((candidate) => candidate === name);
    if (found !== undefined) return found;
    throw new DefinitionError([unknownFault(name, `is no fault of ${service}; there are: ${names.join(", ")}`)]);
  };
  return {
    service,
    list: () => names.map(status),
    set(name, given) {
      const found = known(name);
      const { durationSeconds, ...parameters } = readParameters(name, faultOf(found), given);
      running.get(found)?.end();
      const ended = new AbortController();
      const durationMs = Number(durationSeconds) * 1000;
      const end = () => {
        clearTimeout(timer);
        running.delete(found);
        ended.abort();
      };
      const timer = setTimeout(end, durationMs).unref();
      running.set(found, { parameters, endsAtMs: performance.now() + durationMs, end });
      (effects[found] as ((parameters: Values, ended: AbortSignal) => void) | undefined)?.(parameters, ended.signal);
      return status(found);
    },
    clear(name) {
      const found = known(name);
      running.get(found)?.end();
      return status(found);
    },
    clearAll() {
      for (const { end } of [...running.values()]) end();
    },
    active: <N extends FaultName<C>>(name: N) => running.get(name)?.parameters as FaultParameters<C, N> | undefined,
  };
}

function unknownFault(path: string, message: string): Finding {
  return { check: "faults/name", severity: "error", path, message };
}
