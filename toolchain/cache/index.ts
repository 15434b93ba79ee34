export { type CacheEntry, cached, cachePath, isCached } from "./cached.ts";
export { type Download, download } from "./download.ts";
export { exclusively } from "./exclusively.ts";
export { fingerprint, sha256 } from "./fingerprint.ts";
export { cacheFolder, stateFolder } from "./folders.ts";
export { writeAtomically } from "./write-atomically.ts";
