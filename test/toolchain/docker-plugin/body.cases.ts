import test from "ava";
import {
  binds,
  containerBody,
  portBindings,
  portsOf,
  readUploads,
  uploadArchive,
} from "../../../toolchain/docker-plugin/container/index.ts";
import { networkBody, volumeBody } from "../../../toolchain/docker-plugin/plain/index.ts";
import type { Values } from "../../../toolchain/docker-plugin/protocol/index.ts";

const host = (inputs: Values) => containerBody({ name: "web", image: "web:1", ...inputs }).HostConfig;

test("a hardened container", (t) => {
  const body = containerBody({
    name: "web",
    image: "sha256:1",
    user: "65534",
    command: ["serve"],
    labels: [{ label: "a", value: "b" }],
    readOnly: true,
    capabilities: { drops: ["ALL"] },
    securityOpts: ["no-new-privileges:true"],
    memory: 64,
    memorySwap: 64,
    cpus: "0.5",
    logDriver: "json-file",
    logOpts: { "max-size": "1m" },
    restart: "unless-stopped",
    networkMode: "bridge",
    healthcheck: { tests: ["CMD", "probe"], interval: "1m0s", timeout: "5s", startPeriod: "0s", retries: 3 },
  });
  t.like(body, { Image: "sha256:1", User: "65534", Cmd: ["serve"], Labels: { a: "b" } });
  t.false("Entrypoint" in body);
  t.deepEqual(body.Healthcheck, { Test: ["CMD", "probe"], Interval: 60e9, Timeout: 5e9, StartPeriod: 0, Retries: 3 });
  t.like(body.HostConfig, {
    ReadonlyRootfs: true,
    CapAdd: [],
    CapDrop: ["ALL"],
    SecurityOpt: ["no-new-privileges:true"],
    Memory: 64 * 1024 * 1024,
    MemorySwap: 64 * 1024 * 1024,
    NanoCpus: 5e8,
    LogConfig: { Type: "json-file", Config: { "max-size": "1m" } },
    RestartPolicy: { Name: "unless-stopped", MaximumRetryCount: 0 },
    NetworkMode: "bridge",
    Init: false,
  });
});

test("unlimited swap stays -1", (t) => {
  t.is(host({ memorySwap: -1 })?.MemorySwap, -1);
});

test("cpus win over period and quota", (t) => {
  t.like(host({ cpus: "1", cpuPeriod: 100 }), { NanoCpus: 1e9 });
  t.like(host({ cpuPeriod: 100, cpuQuota: 50 }), { CpuPeriod: 100, CpuQuota: 50 });
});

test("unmasked system paths are two empty lists for the engine", (t) => {
  t.like(host({ securityOpts: ["systempaths=unconfined", "a"] }), {
    SecurityOpt: ["a"],
    MaskedPaths: [],
    ReadonlyPaths: [],
  });
});

test("mounts of all three kinds", (t) => {
  const mounts = [
    {
      type: "volume",
      source: "data",
      target: "/data",
      readOnly: true,
      volumeOptions: { noCopy: true, driverName: "local" },
    },
    { type: "bind", source: "/", target: "/host", bindOptions: { propagation: "rslave" } },
    { type: "tmpfs", target: "/tmp", tmpfsOptions: { sizeBytes: 1024, mode: 0o1777 } },
  ];
  t.deepEqual(host({ mounts })?.Mounts as unknown, [
    {
      Type: "volume",
      Target: "/data",
      Source: "data",
      ReadOnly: true,
      VolumeOptions: { NoCopy: true, Labels: {}, DriverConfig: { Name: "local", Options: {} } },
    },
    { Type: "bind", Target: "/host", Source: "/", ReadOnly: false, BindOptions: { Propagation: "rslave" } },
    { Type: "tmpfs", Target: "/tmp", Source: "", ReadOnly: false, TmpfsOptions: { SizeBytes: 1024, Mode: 0o1777 } },
  ]);
});

test("ports: one published twice, one chosen by the engine", (t) => {
  const ports = [
    { internal: 80, external: 8080, ip: "127.0.0.1", protocol: "tcp" },
    { internal: 80, external: 8080, ip: "::1", protocol: "tcp" },
    { internal: 53, ip: "0.0.0.0", protocol: "udp" },
  ];
  const { bindings, exposed } = portBindings({ ports });
  t.deepEqual(Object.keys(exposed), ["80/tcp", "53/udp"]);
  t.deepEqual(bindings["53/udp"], [{ HostIp: "0.0.0.0", HostPort: "" }]);
  t.is(bindings["80/tcp"]?.length, 2);
  t.deepEqual(portsOf({ "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "8080" }], "53/udp": null }), [ports[0]]);
});

test("volumes, the older way", (t) => {
  const volumes = [
    { containerPath: "/a", volumeName: "data", readOnly: true },
    { containerPath: "/b", hostPath: "/srv", selinuxRelabel: "z" },
    { containerPath: "/c" },
    { fromContainer: "other" },
  ];
  t.deepEqual(binds({ volumes }), {
    binds: ["data:/a:ro", "/srv:/b:rw,z"],
    from: ["other"],
    paths: { "/a": {}, "/b": {}, "/c": {} },
  });
  t.throws(() => binds({ volumes: [{ readOnly: true }] }), {
    message: /needs either "containerPath" or "fromContainer", not none/,
  });
});

test("uploads have modes and owners; exactly one content", async (t) => {
  const [plain, run, owned] = await readUploads({
    uploads: [
      { file: "/a", content: "x" },
      { file: "/b", contentBase64: "QUI=", executable: true },
      { file: "/c", content: "z", permissions: "0400", owner: "65534", group: "7" },
    ],
  });
  t.like(plain, { path: "/a", mode: 0o644, uid: 0 });
  t.deepEqual(run?.content, Buffer.from("AB"));
  t.is(run?.mode, 0o744);
  t.like(owned, { mode: 0o400, uid: 65534, gid: 7 });
  t.is((await uploadArchive([plain as NonNullable<typeof plain>])).subarray(0, 1).toString(), "a");
  await t.throwsAsync(readUploads({ uploads: [{ file: "/a", content: "" }] }), {
    message: 'upload "/a" is empty: give one of content, contentBase64 and source',
  });
  await t.throwsAsync(readUploads({ uploads: [{ file: "/a", content: "x", source: "/y" }] }), {
    message: 'upload "/a" has content and source: give one of content, contentBase64 and source',
  });
  await t.throwsAsync(readUploads({ uploads: [{ file: "/a", content: "x", permissions: "rw" }] }), {
    message: /not like "0644"/,
  });
});

test("a volume's and a network's bodies say only what was given", (t) => {
  t.deepEqual(volumeBody({ name: "data" }), { Name: "data", DriverOpts: {}, Labels: {} });
  t.like(networkBody({ name: "net", internal: true, ipamConfigs: [{ subnet: "10.0.0.0/24" }] }), {
    Name: "net",
    CheckDuplicate: true,
    Internal: true,
    IPAM: { Driver: "default", Options: {}, Config: [{ Subnet: "10.0.0.0/24", AuxiliaryAddresses: {} }] },
  });
});
