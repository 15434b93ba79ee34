import { DefinitionError } from "../problems/index.ts";

/** Settings that the command line gives for one run, by key without the namespace. */
export type Overrides = Readonly<Record<string, unknown>>;

/** Options of `up` that stand for settings. */
export interface SettingOptions {
  /** Names of systems, also several in one text with commas between; `all`: every system that has a miniature. */
  readonly demo?: readonly string[];
  readonly workers?: string;
}

/**
 * What these options say instead of the stack's own settings, `values`.
 * A system whose miniature is asked for is watched as well: that is what it is run for.
 */
export function overridesOf(
  { demo: asked, workers }: SettingOptions,
  values: Overrides,
  known: readonly { readonly name: string; readonly miniature?: object }[],
): Overrides {
  const able = known.filter(({ miniature }) => miniature !== undefined).map(({ name }) => name);
  const demo = asked === undefined ? undefined : namesIn(asked, able);
  if (workers !== undefined && demo === undefined && values.demo === undefined) throw withoutDemo();
  return {
    ...(demo === undefined ? {} : { demo, systems: [...new Set([...watched(values.systems), ...demo])] }),
    // What is not a number is left to the settings, which say what is allowed.
    ...(workers === undefined ? {} : { demoWorkers: /^\d+$/.test(workers) ? Number(workers) : workers }),
  };
}

/** The systems that were asked for, each once. */
export function namesIn(asked: readonly string[], able: readonly string[]): readonly string[] {
  const names = asked.flatMap((text) => text.split(",")).filter((name) => name !== "");
  return [...new Set(names.flatMap((name) => (name === "all" ? able : [name])))];
}

/** What the settings watch; the stack itself when they do not say. */
function watched(systems: unknown): readonly unknown[] {
  if (systems === undefined) return ["stack"];
  return Array.isArray(systems) ? systems : [systems];
}

function withoutDemo(): DefinitionError {
  return new DefinitionError([
    {
      check: "settings/demo",
      severity: "error",
      path: "--workers",
      message: "there is no miniature whose workers could be counted; allowed together with --demo.",
      hint: "Add --demo chat4all.",
    },
  ]);
}
