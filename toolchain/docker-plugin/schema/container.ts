import { decimalCpus } from "./cpus.ts";
import { canonicalDuration } from "./duration.ts";
import { flag, integer, labels, list, map, object, type Properties, set, text, textSet, texts } from "./property.ts";

const replaces = { replaces: true } as const;
const computed = { replaces: true, computed: true } as const;
const output = { output: true, computed: true } as const;
const unsupported = { unsupported: true } as const;

const rates = set(object({ path: text({ required: true }), rate: integer({ required: true, minimum: 0 }) }));
const duration = text({ default: "0s", canonical: canonicalDuration });

const mount = object({
  target: text({ required: true }),
  source: text(),
  type: text({ required: true, allowed: ["bind", "volume", "tmpfs"] }),
  readOnly: flag(),
  bindOptions: object({
    propagation: text({ allowed: ["private", "rprivate", "shared", "rshared", "slave", "rslave"] }),
  }),
  volumeOptions: object({
    noCopy: flag(),
    labels: labels(),
    driverName: text(),
    driverOptions: map(),
    subpath: text(),
  }),
  tmpfsOptions: object({ sizeBytes: integer(), mode: integer() }),
});

const volume = object({
  fromContainer: text(),
  containerPath: text(),
  hostPath: text(),
  volumeName: text(),
  readOnly: flag(),
  selinuxRelabel: text({ allowed: ["z", "Z"] }),
});

const port = object({
  internal: integer({ required: true }),
  external: integer({ computed: true }),
  ip: text({ default: "0.0.0.0" }),
  protocol: text({ default: "tcp" }),
});

const network = object({
  name: text({ required: true }),
  aliases: textSet(),
  ipv4Address: text(),
  ipv6Address: text(),
  linkLocalIps: textSet(),
  macAddress: text(),
  driverOpts: textSet(),
  gwPriority: integer({ minimum: 0 }),
});

const upload = object({
  content: text(),
  contentBase64: text(),
  source: text(),
  sourceHash: text(),
  file: text({ required: true }),
  executable: flag({ default: false }),
  permissions: text(),
  owner: text(),
  group: text(),
});

const healthcheck = object(
  {
    tests: texts(),
    interval: duration,
    timeout: duration,
    startPeriod: duration,
    startInterval: duration,
    retries: integer({ default: 0, minimum: 0 }),
  },
  computed,
);

/**
 * `docker:index/container:Container` of @pulumi/docker 5.2.
 *
 * Rules and defaults: `resource_docker_container.go` of kreuzwerker/terraform-provider-docker, which that package bridges.
 */
export const containerProperties: Properties = {
  attach: flag({ default: false }),
  bridge: text(output),
  capabilities: object({ adds: textSet(), drops: textSet() }, replaces),
  cgroupParent: text(replaces),
  cgroupnsMode: text({ ...replaces, allowed: ["private", "host"] }),
  command: texts(computed),
  containerLogs: text(output),
  containerReadRefreshTimeoutMilliseconds: integer({ default: 15000 }),
  cpuPeriod: integer({ minimum: 0 }),
  cpuQuota: integer({ minimum: 0 }),
  cpuSet: text(),
  cpuShares: integer({ minimum: 0 }),
  cpus: text({ ...replaces, canonical: decimalCpus }),
  destroyGraceSeconds: integer({ minimum: 0 }),
  deviceCgroupRules: textSet(replaces),
  deviceReadBps: rates,
  deviceReadIops: rates,
  deviceRequests: list(object({}), unsupported),
  deviceWriteBps: rates,
  deviceWriteIops: rates,
  devices: set(
    object({ hostPath: text({ required: true }), containerPath: text(), permissions: text({ default: "rwm" }) }),
    replaces,
  ),
  dns: textSet(replaces),
  dnsOpts: textSet(replaces),
  dnsSearches: textSet(replaces),
  domainname: text(replaces),
  entrypoints: texts(computed),
  envs: textSet(computed),
  exitCode: integer(output),
  gpus: text(unsupported),
  groupAdds: textSet(replaces),
  healthcheck,
  hostname: text(computed),
  hosts: set(object({ host: text({ required: true }), ip: text({ required: true }) }), replaces),
  image: text({ ...replaces, required: true }),
  init: flag({ computed: true }),
  ipcMode: text(computed),
  labels: labels(computed),
  logDriver: text(computed),
  logOpts: map(replaces),
  logs: flag({ default: false }),
  maxRetryCount: integer(),
  memory: integer({ minimum: 0 }),
  memoryReservation: integer({ default: 0, minimum: 0 }),
  memorySwap: integer({ minimum: -1 }),
  mounts: set(mount, replaces),
  mustRun: flag({ default: true }),
  name: text({ ...replaces, required: true }),
  networkDatas: list(object({}), output),
  networkMode: text({ ...replaces, default: "bridge" }),
  networksAdvanced: set(network, replaces),
  pidMode: text(replaces),
  platform: text(computed),
  ports: set(port, replaces),
  privileged: flag(replaces),
  publishAllPorts: flag(replaces),
  readOnly: flag({ ...replaces, default: false }),
  removeVolumes: flag({ default: true }),
  restart: text({ default: "no", allowed: ["no", "on-failure", "always", "unless-stopped"] }),
  rm: flag({ default: false }),
  runtime: text(computed),
  securityOpts: textSet(computed),
  shmSize: integer({ ...computed, minimum: 0 }),
  start: flag({ default: true }),
  stdinOpen: flag({ ...replaces, default: false }),
  stopSignal: text(computed),
  stopTimeout: integer(computed),
  storageOpts: map(replaces),
  sysctls: map(replaces),
  tmpfs: map(),
  tty: flag({ ...replaces, default: false }),
  ulimits: set(
    object({
      name: text({ required: true }),
      soft: integer({ required: true }),
      hard: integer({ required: true }),
    }),
    replaces,
  ),
  uploads: set(upload, replaces),
  user: text(computed),
  usernsMode: text(replaces),
  volumes: set(volume, replaces),
  wait: flag({ default: false }),
  waitTimeout: integer({ default: 60, minimum: 0 }),
  workingDir: text(computed),
};
