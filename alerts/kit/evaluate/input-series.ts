import type { SelectorNode } from "../../../metrics/kit/index.ts";
import type { Samples } from "./samples.ts";
import { Unsupported } from "./unsupported.ts";
import type { Labels } from "./vector.ts";

/** A series of a scenario with its samples in order of time; one without a value ends the series until the next. */
export interface InputSeries {
  readonly metric: string;
  readonly labels: Labels;
  readonly samples: readonly { readonly at: number; readonly value: number | undefined }[];
}

/** A series as it is looked up: its samples, and the times at which it ended. */
export interface StoredSeries extends Samples {
  readonly labels: Labels;
  readonly ends: readonly number[];
}

/** Takes samples and ends apart. */
export function stored({ labels, samples }: InputSeries): StoredSeries {
  const present = samples.flatMap(({ at, value }) => (value === undefined ? [] : [{ at, value }]));
  const ends = samples.filter(({ value }, index) => value === undefined && samples[index - 1]?.value !== undefined);
  return {
    labels,
    times: present.map(({ at }) => at),
    values: present.map(({ value }) => value),
    ends: ends.map(({ at }) => at),
  };
}

/** Whether a selector's matchers let a series through. */
export function matches({ matchers }: Pick<SelectorNode, "matchers">, labels: Labels): boolean {
  return matchers.every(({ label, op, value }) => {
    const given = labels[label] ?? "";
    const equal = op.endsWith("~") ? pattern(value).test(given) : given === value;
    return equal === op.startsWith("=");
  });
}

const patterns = new Map<string, RegExp>();

/** A whole value must match. JavaScript reads what RE2 reads, a few constructs apart. */
export function pattern(source: string): RegExp {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const insensitive = source.startsWith("(?i)");
  try {
    const made = new RegExp(`^(?:${insensitive ? source.slice(4) : source})$`, insensitive ? "is" : "s");
    patterns.set(source, made);
    return made;
  } catch {
    throw new Unsupported(`the pattern ${source}`);
  }
}
