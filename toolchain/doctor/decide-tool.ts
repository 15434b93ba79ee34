import { lock, type ToolName } from "../lock.ts";
import { goRemedy } from "../tools/index.ts";
import type { Facts } from "./facts.ts";
import type { Item } from "./item.ts";

/** Present, else the publisher's download, else built from its Go modules. */
export function decideTool(facts: Facts, id: ToolName): Item {
  const { title, version, optional, download, build } = lock.tools[id];
  const base = { id, name: title, version } as const;
  const onPath = id === "pulumi" ? (facts.pulumi?.usable ? facts.pulumi : undefined) : installed(facts, id);
  if (onPath !== undefined) {
    const outcome = { kind: "tool", folder: onPath.folder, source: "present" } as const;
    return { ...base, version: onPath.version, how: "present", pending: false, detail: `in ${onPath.folder}`, outcome };
  }
  const cached = facts.cached[id];
  if (cached !== undefined) {
    const outcome = { kind: "tool", folder: cached.folder, source: cached.origin } as const;
    return { ...base, how: "present", pending: false, detail: `cached (${words[cached.origin]})`, outcome };
  }
  if (facts.reachable[id]) {
    const detail = `${because(facts, id)}from ${new URL(Object.values(download.files)[0]?.url ?? "").host}`;
    return { ...base, how: "download", pending: true, detail, downloadMb: download.megabytes };
  }
  const detail = `${because(facts, id)}the download is out of reach: from its Go modules`;
  if (canBuild(facts)) {
    return { ...base, how: "build", pending: true, detail, downloadMb: build.megabytes, minutes: build.minutes };
  }
  return {
    ...base,
    how: "missing",
    pending: false,
    detail: "neither its download nor Go can be had",
    remedy: goRemedy,
    ...(optional === undefined ? {} : { optional }),
  };
}

/** Go itself, listed when something has to be built. */
export function decideGo(facts: Facts): Item {
  const { minimum, pypi } = lock.go;
  const base = { id: "go", name: "Go" } as const;
  if (facts.go !== undefined) {
    const { version, folder } = facts.go;
    const outcome = { kind: "tool", folder, source: "present" } as const;
    return { ...base, version, how: "present", pending: false, detail: `in ${folder}`, outcome };
  }
  if (facts.canInstallGo) {
    const detail = `none from ${minimum} on here: PyPI's ${pypi.package}`;
    return { ...base, version: pypi.version, how: "download", pending: true, detail, downloadMb: pypi.downloadMb };
  }
  const detail = `none from ${minimum} on, and no Python installer to get one`;
  return { ...base, version: minimum, how: "missing", pending: false, detail, remedy: goRemedy };
}

/** True when Go is there or can be. */
export function canBuild(facts: Facts): boolean {
  return facts.platform !== undefined && (facts.go !== undefined || facts.canInstallGo);
}

/** How something came to be, in a person's words. */
export const words = { download: "downloaded", build: "built from its Go module" } as const;

function installed(facts: Facts, id: ToolName): { readonly folder: string; readonly version: string } | undefined {
  const folder = facts.installed[id];
  return folder === undefined ? undefined : { folder, version: lock.tools[id].version };
}

function because({ pulumi }: Facts, id: ToolName): string {
  if (id !== "pulumi" || pulumi === undefined) return "";
  return `${pulumi.version} in ${pulumi.folder} is too old or has no Node language host; `;
}
