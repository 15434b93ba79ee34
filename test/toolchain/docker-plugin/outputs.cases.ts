import test from "ava";
import type { ContainerInspectInfo } from "dockerode";
import { containerOutputs } from "../../../toolchain/docker-plugin/container/index.ts";
import { repoDigestOf } from "../../../toolchain/docker-plugin/image/index.ts";
import type { Values } from "../../../toolchain/docker-plugin/protocol/index.ts";

const inspected = (running: boolean): ContainerInspectInfo =>
  ({
    Id: "4f",
    Name: "/web",
    Image: "sha256:1",
    Platform: "linux",
    State: { Running: running, ExitCode: running ? 0 : 137 },
    Config: {
      Image: "web:1",
      Hostname: "4f",
      Cmd: ["serve"],
      Entrypoint: null,
      Env: ["PATH=/bin", "A=1"],
      Labels: { image: "label" },
      Healthcheck: { Test: ["CMD", "probe"], StartPeriod: 60e9 },
    },
    HostConfig: {
      Memory: 64 * 1024 * 1024,
      MemorySwap: -1,
      NanoCpus: 1.5e9,
      CapAdd: null,
      CapDrop: ["ALL"],
      LogConfig: { Type: "json-file", Config: { "max-size": "1m" } },
      RestartPolicy: { Name: "", MaximumRetryCount: 0 },
      PidMode: "host",
      ExtraHosts: ["six:2001:db8::1"],
    },
    NetworkSettings: { Ports: running ? { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "32768" }] } : {}, Networks: {} },
  }) as unknown as ContainerInspectInfo;

const ports = [{ internal: 80, ip: "127.0.0.1", protocol: "tcp" }];
const known: Values = { name: "web", image: "web:1", mustRun: true, start: true, envs: ["A=1"], ports };

test("what the engine has, in upstream's units and writing", (t) => {
  t.like(containerOutputs(inspected(true), known), {
    name: "web",
    image: "web:1",
    memory: 64,
    memorySwap: -1,
    cpus: "1.5",
    capabilities: { adds: [], drops: ["ALL"] },
    restart: "no",
    healthcheck: { tests: ["CMD", "probe"], startPeriod: "1m0s", interval: "0s", retries: 0 },
    hosts: [{ host: "six", ip: "2001:db8::1" }],
    ports: [{ internal: 80, external: 32768, ip: "127.0.0.1", protocol: "tcp" }],
    mustRun: true,
  });
});

test("environment and labels are the program's, the image's do not come in", (t) => {
  t.like(containerOutputs(inspected(true), known), { envs: ["A=1"], labels: [] });
});

test("log options and the process namespace are read only where the program set them", (t) => {
  const outputs = containerOutputs(inspected(true), known);
  t.false("logOpts" in outputs || "pidMode" in outputs);
  const set = containerOutputs(inspected(true), { ...known, logOpts: {}, pidMode: "" });
  t.like(set, { logOpts: { "max-size": "1m" }, pidMode: "host" });
});

test("an image given by its id is compared by id", (t) => {
  t.is(containerOutputs(inspected(true), { ...known, image: "sha256:0" }).image, "sha256:1");
});

test("a container that stands still but should run reads as mustRun: false, its ports as they were", (t) => {
  t.like(containerOutputs(inspected(false), known), { mustRun: false, exitCode: 137, ports });
  t.is(containerOutputs(inspected(false), { ...known, start: false }).mustRun, true);
});

test("the digest that belongs to the name", (t) => {
  const digests = ["quay.io/a@sha256:1", "localhost:5000/a@sha256:2"];
  t.is(repoDigestOf("localhost:5000/a:v1", digests), "localhost:5000/a@sha256:2");
  t.is(repoDigestOf("quay.io/a:v1@sha256:1", digests), "quay.io/a@sha256:1");
  t.is(repoDigestOf("other:v1", ["quay.io/a@sha256:1"]), "quay.io/a@sha256:1");
  t.is(repoDigestOf("other:v1", []), "");
});
