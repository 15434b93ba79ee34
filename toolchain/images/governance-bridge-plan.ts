import { join } from "node:path";
import type { Platform } from "../lock.ts";
import { baseFiles, nobody } from "./base-files.ts";
import { acquireGoProgram, goProgramEntry, goProgramIsCached, goSources } from "./go-program.ts";
import { type ImagePlan, imagePlan } from "./image-plan.ts";
import { projectRoot } from "./project-root.ts";

/** Folder of the Go sources of the governance bridge in miniature. */
export const governanceBridgeFolder = join(projectRoot, "examples", "workloads", "governance-bridge");

const program = "/usr/local/bin/governance-bridge";

/** The plan of the image that holds the governance bridge in miniature: one static Go program and nothing else. */
export async function governanceBridgePlan(platform: Platform): Promise<ImagePlan> {
  const entry = await goProgramEntry(governanceBridgeFolder, platform);
  const layers = async () => {
    const file = await acquireGoProgram(governanceBridgeFolder, platform);
    return [[...(await baseFiles()), { path: program, content: { file }, mode: 0o755 }]];
  };
  const config = { user: `${nobody}:${nobody}`, entrypoint: [program], ports: [8081, 50051] };
  const version = await governanceBridgeVersion();
  const given = { name: "governance-bridge", version, platform, webPages: true, config, layers } as const;
  return imagePlan(given, { program: entry.key });
}

/** It has no releases of its own: its version is that of its gRPC library. */
export async function governanceBridgeVersion(): Promise<string> {
  const { "go.mod": manifest = "" } = await goSources(governanceBridgeFolder);
  return /^\s*(?:require\s+)?google\.golang\.org\/grpc v(\d+\.\d+\.\d+)/m.exec(manifest)?.[1] ?? "0.0.0";
}

/** True where its sources are: the package carries no examples. */
export async function hasGovernanceBridge(): Promise<boolean> {
  return "go.mod" in (await goSources(governanceBridgeFolder));
}

/** True when its program for a platform is in the cache. */
export async function governanceBridgeIsCached(platform: Platform): Promise<boolean> {
  return goProgramIsCached(governanceBridgeFolder, platform);
}
