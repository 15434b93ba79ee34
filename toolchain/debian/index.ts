export { downloadPackages, hasApt, type Packages, packageFiles } from "./apt.ts";
export { acquireRoot, type DebianRoot, debianRootIsCached, mergedPath } from "./root.ts";
