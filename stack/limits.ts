import { mebibytes, type Part, type Settings } from "../settings/index.ts";

/** Memory in MiB, processors. */
export interface Limits {
  readonly memory: number;
  readonly cpus: number;
}

/** What a part may use at most. */
export function limitsOf({ resources }: Settings, part: Part): Limits {
  const { memory, cpus } = resources[part];
  return { memory: mebibytes(memory) ?? 0, cpus };
}
