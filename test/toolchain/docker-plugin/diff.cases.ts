import test from "ava";
import { UNKNOWN, type Values } from "../../../toolchain/docker-plugin/protocol/index.ts";
import {
  containerProperties,
  diff,
  networkProperties,
  volumeProperties,
} from "../../../toolchain/docker-plugin/schema/index.ts";

const changes = (state: Values, inputs: Values, oldInputs?: Values) =>
  diff(containerProperties, state, inputs, oldInputs).map(
    ({ path, kind, replaces }) => `${kind} ${path}${replaces ? " (replaces)" : ""}`,
  );

const differ = test.macro((t, state: Values, inputs: Values, expected: string[], oldInputs?: Values) => {
  t.deepEqual(changes(state, inputs, oldInputs), expected);
});

test("equal", differ, { memory: 64, command: ["a"] }, { memory: 64, command: ["a"] }, []);
test("memory is updated in place", differ, { memory: 64 }, { memory: 32 }, ["update memory"]);
test("a command replaces, where it differs", differ, { command: ["a", "b"] }, { command: ["a", "c"] }, [
  "update command[1] (replaces)",
]);
test("a longer command replaces", differ, { command: ["a"] }, { command: ["a", "b"] }, ["update command (replaces)"]);
test(
  "what the engine filled in is no change",
  differ,
  { hostname: "4f", ipcMode: "private", entrypoints: ["/run"] },
  {},
  [],
);
test("a wish withdrawn is one", differ, { envs: ["A=1"] }, {}, ["delete envs (replaces)"], { envs: ["A=1"] });
test("swap read back without a wish is one, as upstream", differ, { memory: 32, memorySwap: 64 }, { memory: 32 }, [
  "delete memorySwap",
]);
test("zero, empty and absent are the same", differ, { cpuSet: "", memory: 0, dns: [], tmpfs: {} }, {}, []);
test(
  "sets have no order",
  differ,
  { groupAdds: ["1", "2"], envs: ["B", "A"] },
  { groupAdds: ["2", "1"], envs: ["A", "B"] },
  [],
);
test("a set with an item twice is another", differ, { groupAdds: ["1", "2"] }, { groupAdds: ["1", "1"] }, [
  "update groupAdds (replaces)",
]);
test(
  "a port given by the engine is no change",
  differ,
  { ports: [{ internal: 80, external: 32768, ip: "0.0.0.0", protocol: "tcp" }] },
  { ports: [{ internal: 80, ip: "0.0.0.0", protocol: "tcp" }] },
  [],
);
test(
  "another address of a port replaces",
  differ,
  { ports: [{ internal: 80, external: 1, ip: "0.0.0.0", protocol: "tcp" }] },
  { ports: [{ internal: 80, ip: "127.0.0.1", protocol: "tcp" }] },
  ["update ports (replaces)"],
);
test("a map names its key", differ, { logOpts: { "max-size": "1m", a: "1" } }, { logOpts: { "max-size": "2m" } }, [
  'delete logOpts["a"] (replaces)',
  'update logOpts["max-size"] (replaces)',
]);
test(
  "a health check names its part",
  differ,
  { healthcheck: { interval: "1s", retries: 3 } },
  { healthcheck: { interval: "2s", retries: 3 } },
  ["update healthcheck.interval (replaces)"],
);
test(
  "a duration is compared as written, as upstream",
  differ,
  { healthcheck: { startPeriod: "1m0s" } },
  { healthcheck: { startPeriod: "60s" } },
  ["update healthcheck.startPeriod (replaces)"],
);
test("unknown counts as changed", differ, { image: "sha256:1" }, { image: UNKNOWN }, ["update image (replaces)"]);
test("unknown inside a set counts as changed", differ, { envs: ["A=1"] }, { envs: [UNKNOWN] }, [
  "update envs (replaces)",
]);
test("a flag taken back is an update", differ, { init: true }, { init: false }, ["update init"]);
test(
  "a mount gone read-only replaces",
  differ,
  { mounts: [{ target: "/a", source: "v", type: "volume", readOnly: false }] },
  { mounts: [{ target: "/a", source: "v", type: "volume", readOnly: true }] },
  ["update mounts (replaces)"],
);
test("what is only read is never a change", differ, { exitCode: 1, networkDatas: [{ networkName: "a" }] }, {}, []);

test("every change of a volume or a network that counts replaces it", (t) => {
  const volume = diff(
    volumeProperties,
    { driver: "local", labels: [], mountpoint: "/a" },
    { labels: [{ label: "a", value: "b" }] },
  );
  t.deepEqual(volume, [{ path: "labels", kind: "add", replaces: true }]);
  const network = {
    driver: "bridge",
    internal: false,
    ipamConfigs: [{ subnet: "172.18.0.0/16" }],
    options: {},
    ipamDriver: "default",
  };
  t.deepEqual(diff(networkProperties, network, { ipamDriver: "default" }), []);
  t.deepEqual(diff(networkProperties, network, { ipamDriver: "default", internal: true }), [
    { path: "internal", kind: "add", replaces: true },
  ]);
});
