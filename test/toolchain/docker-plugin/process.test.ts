import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import grpc from "@grpc/grpc-js";
import providerService from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import test from "ava";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import { launcherScript, pluginVersion } from "../../../toolchain/docker-plugin/index.ts";

const urn = "urn:pulumi:test::project::docker:index/volume:Volume::data";

test("the launcher starts a plugin that prints its port and answers Pulumi's calls", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "sightline-launcher-"));
  const path = join(folder, "pulumi-resource-docker");
  writeFileSync(path, launcherScript(process.execPath));
  chmodSync(path, 0o755);
  const plugin = spawn(path, ["--logtostderr", "-v=9"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const client = new providerService.ResourceProviderClient(
      `127.0.0.1:${await firstLine(plugin)}`,
      grpc.credentials.createInsecure(),
    );
    const info = await call<{ getVersion(): string }>((done) => client.getPluginInfo(new empty.Empty(), done));
    t.is(info.getVersion(), pluginVersion);

    const request = new provider.CheckRequest();
    request.setUrn(urn);
    request.setNews(structs.Struct.fromJavaScript({ name: "data", colour: "red" }));
    const checked = await call<provider.CheckResponse>((done) => client.check(request, done));
    t.deepEqual(
      checked.getFailuresList().map((failure) => failure.getProperty()),
      ["colour"],
    );

    const unknown = new provider.CheckRequest();
    unknown.setUrn(urn.replaceAll("olume", "ault"));
    const error = await t.throwsAsync(call((done) => client.check(unknown, done)));
    t.regex(error.message, /docker:index\/vault:Vault is not offered by Sightline's own Docker plugin/);

    const early = new provider.CreateRequest();
    early.setUrn(urn);
    early.setProperties(structs.Struct.fromJavaScript({ name: "data" }));
    const refused = await t.throwsAsync(call((done) => client.create(early, done)));
    t.regex(refused.message, /host is not known yet/);
    client.close();
  } finally {
    plugin.kill();
    rmSync(folder, { recursive: true });
  }
});

test("paths with spaces and quotes survive the launcher", (t) => {
  t.true(launcherScript("/opt/my node's/bin/node").includes("exec '/opt/my node'\\''s/bin/node' "));
});

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once("exit", (code) => reject(new Error(`the plugin ended with code ${code}`)));
  });
}

function call<T>(method: (done: (error: grpc.ServiceError | null, response: T) => void) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    method((error, response) => (error === null ? resolve(response) : reject(error)));
  });
}
