import test from "ava";
import type { ContainerInspectInfo } from "dockerode";
import { containerBody, containerOutputs } from "../../../toolchain/docker-plugin/container/index.ts";
import type { Values } from "../../../toolchain/docker-plugin/protocol/index.ts";

/** What a program may say of a container that is read back from the engine. */
const asked: Values = {
  name: "web",
  image: "web:1",
  hostname: "web",
  domainname: "example.org",
  command: ["serve", "--all"],
  entrypoints: ["/bin/sh", "-c"],
  user: "65534:65534",
  workingDir: "/srv",
  tty: true,
  stdinOpen: true,
  stopSignal: "SIGINT",
  stopTimeout: 7,
  healthcheck: {
    tests: ["CMD", "probe"],
    interval: "10s",
    timeout: "5s",
    startPeriod: "1m0s",
    startInterval: "2s",
    retries: 3,
  },
  rm: true,
  readOnly: true,
  init: true,
  publishAllPorts: true,
  restart: "on-failure",
  maxRetryCount: 4,
  capabilities: { adds: ["NET_BIND_SERVICE"], drops: ["ALL"] },
  securityOpts: ["no-new-privileges:true", "systempaths=unconfined"],
  runtime: "runc",
  mounts: [
    {
      type: "volume",
      source: "data",
      target: "/data",
      readOnly: true,
      volumeOptions: {
        noCopy: true,
        labels: [{ label: "a", value: "b" }],
        driverName: "local",
        driverOptions: { o: "size=1m" },
        subpath: "part",
      },
    },
    { type: "volume", source: "plain", target: "/plain", readOnly: false },
    { type: "bind", source: "/", target: "/host", readOnly: true, bindOptions: { propagation: "rslave" } },
    { type: "tmpfs", source: "", target: "/tmp", readOnly: false, tmpfsOptions: { sizeBytes: 1024, mode: 0o1777 } },
  ],
  tmpfs: { "/run": "size=1m" },
  hosts: [{ host: "six", ip: "2001:db8::1" }],
  dns: ["10.0.0.1"],
  dnsOpts: ["ndots:2"],
  dnsSearches: ["example.org"],
  memory: 64,
  memoryReservation: 32,
  memorySwap: 128,
  shmSize: 16,
  cpus: "1.5",
  cpuShares: 512,
  cpuSet: "0-1",
  logDriver: "json-file",
  logOpts: { "max-size": "1m" },
  storageOpts: { size: "1G" },
  networkMode: "bridge",
  pidMode: "host",
  usernsMode: "host",
  sysctls: { "net.core.somaxconn": "1024" },
  ipcMode: "private",
  groupAdds: ["44"],
  ulimits: [{ name: "nofile", soft: 1024, hard: 2048 }],
};

test("what is asked of the engine reads back as it was asked for: nothing of it is drift", (t) => {
  const { HostConfig, ...config } = containerBody(asked);
  const info = {
    Name: "/web",
    Image: "sha256:1",
    State: { Running: true, ExitCode: 0 },
    Config: config,
    HostConfig,
    NetworkSettings: { Ports: {}, Networks: {} },
  } as unknown as ContainerInspectInfo;
  const outputs = containerOutputs(info, asked);
  const readBack = containerOutputs(info, { image: "web:1", ...onlyRead(asked) });
  for (const [name, value] of Object.entries(asked)) {
    t.deepEqual(outputs[name], value, name);
    t.deepEqual(readBack[name], value, `${name}, from the engine alone`);
  }
});

test("what an engine leaves out reads as nothing", (t) => {
  const info = {
    Name: "/bare",
    Image: "sha256:1",
    Platform: "linux",
    State: { Running: true, ExitCode: 0 },
    Config: { Image: "web:1" },
    HostConfig: {},
    NetworkSettings: { Networks: null },
  } as unknown as ContainerInspectInfo;
  const known = { image: "web:1", ulimits: [], logOpts: {}, pidMode: "" };
  const set = Object.entries(containerOutputs(info, known)).filter(([, value]) => value !== undefined);
  const lists = ["envs", "labels", "command", "entrypoints", "securityOpts", "mounts", "hosts", "dns", "dnsOpts"];
  const more = ["dnsSearches", "deviceReadBps", "deviceReadIops", "deviceWriteBps", "deviceWriteIops", "groupAdds"];
  const texts = [
    "containerLogs",
    "stopSignal",
    "runtime",
    "cpuSet",
    "logDriver",
    "networkMode",
    "usernsMode",
    "ipcMode",
  ];
  const numbers = ["exitCode", "stopTimeout", "maxRetryCount", "memory", "memoryReservation", "memorySwap", "shmSize"];
  t.deepEqual(Object.fromEntries(set), {
    ...known,
    name: "bare",
    platform: "linux",
    bridge: "",
    restart: "no",
    networkDatas: [],
    ...all([...lists, ...more], []),
    ...all(texts, ""),
    ...all([...numbers, "cpuShares"], 0),
    ...all(["rm", "readOnly", "init", "privileged", "publishAllPorts"], false),
    ...all(["tmpfs", "storageOpts", "sysctls"], {}),
  });
});

/** Empty values of what is read back only where the program set it. */
function onlyRead({ logOpts, pidMode, ulimits }: Values): Values {
  return { logOpts: logOpts && {}, pidMode: pidMode && "", ulimits: ulimits && [] };
}

function all<T>(names: readonly string[], value: T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, value]));
}
