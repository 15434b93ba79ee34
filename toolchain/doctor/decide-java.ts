import { jreMegabytes } from "../java/index.ts";
import { type JarSetName, megabytes } from "../maven/index.ts";
import type { Facts } from "./facts.ts";

/** What making an image with Java takes on this machine. */
export interface JavaCost {
  /** Why it cannot be made here; undefined: it can. */
  readonly fault: string | undefined;
  /** Still to be downloaded; absent when everything is in the cache. */
  readonly downloadMb?: number;
}

/** Java from the distribution's package and these sets of jars: what is missing of it, and whether it can be had. */
export function javaCost(facts: Facts, sets: readonly JarSetName[]): JavaCost {
  const { java, maven, samePlatform } = facts;
  const absent = sets.filter((name) => !maven.cached[name]);
  const jars = absent.reduce((sum, name) => sum + megabytes(name), 0);
  const downloadMb = jars + (java.cached ? 0 : jreMegabytes);
  return { fault: faultOf(), ...(downloadMb === 0 ? {} : { downloadMb }) };

  function faultOf(): string | undefined {
    if (!samePlatform) return "the engine runs on another platform than this machine";
    if (!java.cached && !java.installable)
      return "Java comes from a Debian or Ubuntu package, which this machine cannot unpack";
    if (absent.length > 0 && !maven.reachable) return `${maven.host} does not answer`;
    return undefined;
  }
}
