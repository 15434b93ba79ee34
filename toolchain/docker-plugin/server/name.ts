import { createHash, randomBytes } from "node:crypto";
import { DEFAULTS, isList, type Value, type Values } from "../protocol/index.ts";

/** What a name is made from when the program gives none. */
export interface Naming {
  /** The resource's name in the program. */
  readonly logicalName: string;
  /** Pulumi's seed for this resource and operation; empty means chance. */
  readonly seed: Uint8Array;
  /** The name that Pulumi's `autonaming` settings ask for. */
  readonly proposed?: string;
}

/** The name for a resource without one: the one it got before, the proposed one, or the program's name and 7 digits. */
export function makeName(oldInputs: Values, { logicalName, seed, proposed }: Naming): Value {
  if (wasMade(oldInputs)) return oldInputs.name;
  if (proposed !== undefined && proposed !== "") return proposed;
  const random = seed.length > 0 ? seed : randomBytes(16);
  return `${logicalName}-${createHash("sha256").update(random).update(logicalName).digest("hex").slice(0, 7)}`;
}

/** True when the name in these inputs was made up and not given. */
export function wasMade(inputs: Values): boolean {
  const filled = inputs[DEFAULTS];
  return inputs.name !== undefined && isList(filled) && filled.includes("name");
}
