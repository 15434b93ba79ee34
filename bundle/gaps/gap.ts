import type { Reader } from "./reader.ts";
import type { Remedy } from "./remedy.ts";

/** Something that is asked for and not there. */
export type GapFact =
  /** No target has the job; `metrics` are what is read of it. */
  | { readonly kind: "no target"; readonly job: string; readonly metrics: readonly string[] }
  /** All targets of the job failed their last scrape. */
  | { readonly kind: "target down"; readonly job: string; readonly metrics: readonly string[] }
  /** Nobody exposes the metric. */
  | { readonly kind: "missing metric"; readonly metric: string; readonly declared: boolean }
  /** Others expose the metric, these instances do not; `of` are all of the job's that answer. */
  | {
      readonly kind: "missing on target";
      readonly metric: string;
      readonly job: string;
      readonly instances: readonly string[];
      readonly of: number;
      readonly declared: boolean;
    }
  /** The metric lacks a label that is asked for; absent `job`: wherever it is exposed. */
  | {
      readonly kind: "missing label";
      readonly metric: string;
      readonly label: string;
      readonly job?: string;
      readonly has: readonly string[];
    }
  /** The metric is there with these labels, but no series has such values; `has` are those of the labels asked for. */
  | {
      readonly kind: "no series";
      readonly metric: string;
      readonly selector: string;
      readonly counted: boolean;
      readonly has: Readonly<Record<string, readonly string[]>>;
    };

export type Gap = GapFact & {
  /** Who asks for it, each once. */
  readonly readers: readonly Reader[];
  readonly remedy: Remedy;
};

/** Whether it may be right: what counts events can begin with the first one. */
export function mayYetCome(gap: GapFact): boolean {
  switch (gap.kind) {
    case "missing metric":
    case "missing on target":
      return gap.declared;
    case "no series":
      return gap.counted;
    default:
      return false;
  }
}
