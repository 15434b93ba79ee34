import type { MetricDefinition } from "../../../metrics/kit/index.ts";
import { createByteWriter } from "./byte-writer.ts";
import { withLabel } from "./label-text.ts";

/** The sample lines of one metric as bytes: the same for every exposition format, whose headers differ. */
export interface Family {
  readonly definition: MetricDefinition;
  readonly chunks: readonly Buffer[];
  /** Lines in the chunks. */
  readonly samples: number;
  /** Values that were no finite numbers and were left out. */
  readonly dropped: number;
}

/** Takes samples one by one and keeps nothing of them but bytes. */
export interface FamilyWriter {
  /** Adds a sample; `labels` is a text of `labelText`. A value that is no finite number is dropped and counted. */
  add(labels: string, value: number): void;
  /** Adds every state of a state set: 1 for the current one, 0 for the others; a state it does not declare leaves all at 0. */
  addStates(labels: string, current: string): void;
  end(): Family;
}

/**
 * Starts a family.
 * Of a summary it takes the quantiles, each with its label `quantile`: sum and count are samples under other names.
 * @throws Error for histograms and computed metrics, whose samples are not one line per series, and for names the text format cannot hold.
 */
export function familyWriter(definition: MetricDefinition): FamilyWriter {
  assertWritable(definition);
  const { name, states = [], stateLabel = "state" } = definition;
  const bytes = createByteWriter();
  let samples = 0;
  let dropped = 0;

  const add = (labels: string, value: number) => {
    if (!Number.isFinite(value)) {
      dropped += 1;
      return;
    }
    bytes.write(`${name}${labels} ${value}\n`);
    samples += 1;
  };
  return {
    add,
    addStates(labels, current) {
      for (const state of states) add(withLabel(labels, stateLabel, state), state === current ? 1 : 0);
    },
    end() {
      return { definition, chunks: bytes.end(), samples, dropped };
    },
  };
}

function assertWritable({ type, name }: MetricDefinition): void {
  if (type === "histogram" || type === "computed")
    throw new Error(`${name} is a ${type}; a family holds gauges, counters, state sets and quantiles`);
  if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name))
    throw new Error(`"${name}" cannot be written; use letters, digits, _ and :, not a digit first`);
}
