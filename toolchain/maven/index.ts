export { acquireJars, jarsAreCached } from "./acquire-jars.ts";
export {
  type Jar,
  type JarSet,
  type JarSetName,
  jarFile,
  jarPath,
  jarSetSchema,
  jarSets,
  megabytes,
} from "./jar-sets.ts";
export { mavenRepository } from "./repository.ts";
