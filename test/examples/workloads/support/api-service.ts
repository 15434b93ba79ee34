import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ExecutionContext } from "ava";
import { acquireJre, compileJava } from "../../../../toolchain/java/index.ts";
import { acquireJars, jarSets } from "../../../../toolchain/maven/index.ts";
import { hostPlatform } from "../../../../toolchain/tools/index.ts";
import { temporaryFolder } from "../../../exporters/support/folder.ts";
import { type RunningProgram, startProgram } from "./program.ts";

const sources = fileURLToPath(new URL("../../../../examples/workloads/chat4all/api-service", import.meta.url));

/** The compiled service, for every test of a file. */
export interface ApiService {
  start(t: ExecutionContext, broker: string, flags?: readonly string[]): Promise<RunningProgram>;
  remove(): Promise<void>;
}

/** Compiles the service as its image has it. */
export async function compileApiService(): Promise<ApiService> {
  const platform = hostPlatform();
  if (platform === undefined) throw new Error("there is no Java for this platform");
  const { jars } = jarSets["api-service"];
  const home = await acquireJre(platform);
  const classes = await mkdtemp(join(tmpdir(), "sightline-api-service-"));
  await compileJava({ home, sources, against: jars, into: classes });
  const classPath = [classes, ...(await acquireJars(jars))].join(delimiter);
  return {
    start: (t, broker, flags = []) =>
      startProgram(t, join(home, "bin", "java"), [
        ...["-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"],
        ...["-cp", classPath, "chat4all.ApiService", "--web.listen-address=127.0.0.1:0"],
        ...[`--kafka.brokers=${broker}`, `--files.dir=${temporaryFolder(t)}`, ...flags],
      ]),
    remove: () => rm(classes, { recursive: true, force: true }),
  };
}
