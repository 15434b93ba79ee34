import test from "ava";
import { decide, type Facts, type Item, type ItemId } from "../../../toolchain/doctor/index.ts";
import { imageNames, toolNames } from "../../../toolchain/lock.ts";

/** Some image's id. */
export const id = `sha256:${"a".repeat(64)}`;
const noHost = "no such host";

/** A fresh machine without internet: an engine and Go, nothing else. */
export const offline: Facts = {
  platform: "linux-amd64",
  samePlatform: true,
  reachable: all([...toolNames, "docker-plugin"], false),
  go: { version: "1.26.8", folder: "/go/bin" },
  canInstallGo: true,
  pulumi: undefined,
  installed: {},
  plugin: { upstream: undefined, own: undefined, forced: undefined },
  cached: {},
  engine: { running: true, id: "ENGINE", version: "20.10.24", platform: "linux-amd64", host: undefined },
  images: all(imageNames, { official: undefined, pullFault: noHost, made: undefined, toolOrigin: undefined }),
  programs: { version: "24.21.0", hasSources: true, probeCached: false, made: undefined, pullFault: noHost },
  preview: { version: "24.21.0", hasSources: true, appCached: false, made: undefined, pullFault: noHost },
  workloads: { version: "24.21.0", hasSources: true, made: undefined, pullFault: noHost },
  apiService: { version: "4.1.0", hasSources: true, made: undefined, pullFault: noHost },
  governanceBridge: { version: "1.2.3", hasSources: true, made: undefined, pullFault: noHost, programCached: false },
  startProgramCached: { kafka: false, postgres: false, redis: false },
  packages: { installable: true, cached: { postgres: false, redis: false } },
  locust: {
    installed: undefined,
    cached: undefined,
    python: { version: "3.11.2", venv: true },
    canInstallVenv: true,
  },
  java: { cached: false, installable: true },
  maven: { host: "maven.example", reachable: true, cached: { "api-service": false, compiler: false, kafka: false } },
};
/** An ordinary machine: everything can be had, nothing is there yet, and there is no Go. */
export const online: Facts = {
  ...offline,
  reachable: all([...toolNames, "docker-plugin"], true),
  go: undefined,
  images: all(imageNames, { official: undefined, pullFault: undefined, made: undefined, toolOrigin: undefined }),
  programs: { ...offline.programs, pullFault: undefined },
  preview: { ...offline.preview, pullFault: undefined },
  workloads: { ...offline.workloads, pullFault: undefined },
  apiService: { ...offline.apiService, pullFault: undefined },
  governanceBridge: { ...offline.governanceBridge, pullFault: undefined },
};

/** Items in one line each. */
export const shape = (items: readonly Item[]) =>
  items.map(({ id: name, how, pending }) => `${name}: ${how}${pending ? ", pending" : ""}`);
export const noGo = { ...offline, go: undefined, canInstallGo: false };

/** How one item is got on a machine: the properties that are named have these values, undefined for none. */
export const decided = test.macro(
  (t, facts: Facts, wanted: ItemId, expected: { readonly [K in keyof Item]?: Item[K] | undefined }) => {
    const item = decide(facts, [wanted]).find((candidate) => candidate.id === wanted);
    const picked = Object.keys(expected).map((key) => [key, item?.[key as keyof Item]]);
    t.deepEqual(Object.fromEntries(picked), expected);
  },
);

/** The same for every key. */
export function all<K extends string, V>(keys: readonly K[], value: V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value])) as Record<K, V>;
}
