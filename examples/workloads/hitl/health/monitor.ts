import { type Dependency, dependencies, reasonOf } from "../dependency.ts";

/** How a dependency was when it was last asked. */
export interface DependencyState {
  readonly status: "up" | "down";
  readonly latency_ms: number;
  readonly error?: string;
}

export type DependencyStates = Readonly<Record<Dependency, DependencyState>>;

/** Asks the dependencies how they are. */
export interface Monitor {
  /** Asks now; whoever asks meanwhile gets the same answer. Never throws, and takes no longer than its limit. */
  check(): Promise<DependencyStates>;
  /** What was last answered; asks when nobody has asked yet. */
  last(): Promise<DependencyStates>;
  stop(): void;
}

export interface MonitorOptions {
  /** Asks for something small; throws when it does not come. */
  readonly probes: Readonly<Record<Dependency, () => Promise<unknown>>>;
  /** More about a failure, known elsewhere. */
  readonly fault: (dependency: Dependency) => string | undefined;
  /** @default 1 s */
  readonly limitMs?: number;
  /** How often it asks without being asked. @default 2 s */
  readonly everyMs?: number;
}

/** Starts to ask. */
export function createMonitor({ probes, fault, limitMs = 1000, everyMs = 2000 }: MonitorOptions): Monitor {
  let last: DependencyStates | undefined;
  let underWay: Promise<DependencyStates> | undefined;

  const probe = async (dependency: Dependency): Promise<DependencyState> => {
    const since = performance.now();
    const took = () => Math.round((performance.now() - since) * 100) / 100;
    try {
      await within(limitMs, probes[dependency]());
      return { status: "up", latency_ms: took() };
    } catch (error) {
      return { status: "down", latency_ms: took(), error: fault(dependency) ?? reasonOf(error) };
    }
  };
  const checkAll = async () => {
    const states = await Promise.all(dependencies.map(async (name) => [name, await probe(name)] as const));
    underWay = undefined;
    last = Object.fromEntries(states) as DependencyStates;
    return last;
  };
  const check = () => {
    underWay ??= checkAll();
    return underWay;
  };
  const timer = setInterval(() => void check(), everyMs).unref();
  return {
    check,
    last: async () => last ?? check(),
    stop: () => clearInterval(timer),
  };
}

async function within<T>(limitMs: number, answer: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${limitMs / 1000} s`)), limitMs);
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}
