import type { Values } from "../protocol/index.ts";
import { readFlag, readObjects, readText } from "../read-inputs.ts";

/** The property `volumes`, the older way to mount, in the Engine API's three forms. */
export interface Binds {
  /** `source:path:options` */
  readonly binds: string[];
  /** Containers whose volumes are taken over. */
  readonly from: string[];
  /** Paths that get a volume. */
  readonly paths: Record<string, object>;
}

/** @throws Error for an entry with both a container and a path, or with neither. */
export function binds(inputs: Values): Binds {
  const result: Binds = { binds: [], from: [], paths: {} };
  for (const volume of readObjects(inputs, "volumes")) {
    const from = readText(volume, "fromContainer");
    const path = readText(volume, "containerPath");
    if ((from === "") === (path === "")) {
      throw new Error(
        `"volumes": an entry needs either "containerPath" or "fromContainer", not ${path ? "both" : "none"}`,
      );
    }
    if (from !== "") {
      result.from.push(from);
      continue;
    }
    result.paths[path] = {};
    const source = readText(volume, "hostPath") || readText(volume, "volumeName");
    const relabel = readText(volume, "selinuxRelabel");
    const options = [readFlag(volume, "readOnly") ? "ro" : "rw", ...(relabel === "" ? [] : [relabel])];
    if (source !== "") result.binds.push(`${source}:${path}:${options.join(",")}`);
  }
  return result;
}
