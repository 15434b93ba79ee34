export { type Archive, openArchive } from "./archive.ts";
export { createStore, type Store, type StoreLimits } from "./store.ts";
