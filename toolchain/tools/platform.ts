import type { Platform } from "../lock.ts";

const systems: Readonly<Record<string, string>> = { darwin: "darwin", linux: "linux" };
const processors: Readonly<Record<string, string>> = {
  x64: "amd64",
  x86_64: "amd64",
  arm64: "arm64",
  aarch64: "arm64",
};

/** The platform of this machine, or undefined where nothing is published for it. */
export function hostPlatform(): Platform | undefined {
  return platformOf(process.platform, process.arch);
}

/** Platform from the words that Node (`linux`, `x64`) or a Docker engine (`linux`, `x86_64`) use. */
export function platformOf(system: string, processor: string): Platform | undefined {
  const os = systems[system];
  const arch = processors[processor];
  return os === undefined || arch === undefined ? undefined : (`${os}-${arch}` as Platform);
}

/** The two halves as Go's build takes them. */
export function goTarget(platform: Platform): { readonly GOOS: string; readonly GOARCH: string } {
  const [os = "", arch = ""] = platform.split("-");
  return { GOOS: os, GOARCH: arch };
}
