/** A number with its bounds; what lies outside is refused, not cut. */
export interface NumberParameter {
  readonly kind: "number";
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly unit: string;
}

export interface ChoiceParameter {
  readonly kind: "choice";
  readonly choices: readonly string[];
  readonly default: string;
}

export type Parameter = NumberParameter | ChoiceParameter;

/** A parameter that is a number from `min` to `max`; `usual` is its default. */
export function number(min: number, max: number, usual: number, unit: string) {
  return { kind: "number", min, max, default: usual, unit } as const;
}

/** A parameter that is one of some words; the first is its default. */
export function choice(choices: readonly [string, ...string[]]) {
  return { kind: "choice", choices, default: choices[0] } as const;
}

/** What is wrong with a value; undefined when nothing is. */
export function faultIn(value: unknown, parameter: Parameter): string | undefined {
  if (parameter.kind === "choice") {
    return parameter.choices.includes(value as string) ? undefined : `must be one of ${parameter.choices.join(", ")}`;
  }
  const fits = typeof value === "number" && value >= parameter.min && value <= parameter.max;
  return fits ? undefined : `must be a number from ${parameter.min} to ${parameter.max} (${parameter.unit})`;
}
