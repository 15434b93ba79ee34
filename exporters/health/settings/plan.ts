import { type Module, parseTarget, type Target } from "../probes/index.ts";
import type { CheckSection } from "./check-section.ts";
import { modulesOf } from "./modules.ts";
import { matcher } from "./name-pattern.ts";
import type { HealthSettings } from "./settings.ts";

/** The settings in the words of the parts that work by them. */
export interface Plan {
  readonly checks: readonly PlannedCheck[];
  readonly modules: ReadonlyMap<string, Module>;
  readonly intervalMs: number | undefined;
  readonly concurrency: number;
  readonly maxComponents: number;
  /** Whether /probe may be asked for a target, as it was written. */
  readonly mayProbe: (target: string) => boolean;
}

export interface PlannedCheck {
  readonly service: string;
  readonly check: string;
  /** "" where the service has one process. */
  readonly replica: string;
  readonly target: Target;
  readonly module: Module;
  /** Of a check that lists components: whether this is one of them. */
  readonly listsComponent: ((name: string) => boolean) | undefined;
}

/** Settings that {@link checkSettings} has let through. */
export function planOf(settings: HealthSettings): Plan {
  const modules = modulesOf(settings.modules);
  const checks = settings.checks.flatMap((section) => plannedCheck(section, modules) ?? []);
  const listed = new Set(settings.checks.map(({ target }) => target));
  const isAllowed = matcher(settings["probe.targets"]);
  const interval = settings["rounds.interval"];
  return {
    checks,
    modules,
    intervalMs: interval === "off" ? undefined : interval,
    concurrency: settings["rounds.concurrency"],
    maxComponents: settings["components.max"],
    mayProbe: (target) => listed.has(target) || isAllowed(target),
  };
}

/** The module of a check: the one it names, or that of its scheme. */
export function moduleName({ module }: Pick<CheckSection, "module">, { prober }: Target): string {
  return module ?? prober;
}

function plannedCheck(section: CheckSection, modules: ReadonlyMap<string, Module>): PlannedCheck | undefined {
  const target = parseTarget(section.target);
  if (typeof target === "string") return undefined;
  const module = modules.get(moduleName(section, target));
  if (module === undefined) return undefined;
  const { service, check, replica = "", components } = section;
  return {
    service,
    check,
    replica,
    target,
    module,
    listsComponent: components === undefined ? undefined : matcher(components),
  };
}
