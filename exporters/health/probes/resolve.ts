import { Resolver } from "node:dns/promises";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { ProbeError } from "./failure.ts";
import type { IpProtocol } from "./module.ts";

/**
 * Finds one address of a name. Not getaddrinfo: that blocks one of the four threads which also read files and compress answers,
 * for seconds when a name server is silent; a few names that are gone would hold up every other check.
 */
export async function resolveAddress(host: string, protocol: IpProtocol): Promise<string> {
  const kinds = kindsOf(protocol);
  const kind = isIP(host);
  if (kind !== 0) {
    if (kinds.includes(kind)) return host;
    throw new ProbeError("resolve", `${host} is no address of the kind that is allowed: ${protocol}`);
  }
  const known = fromHostsFile(host);
  let fault: unknown;
  for (const wanted of kinds) {
    const local = known.find((address) => isIP(address) === wanted);
    if (local !== undefined) return local;
    if (known.length > 0) continue;
    for (const name of candidates(host)) {
      try {
        const [address] = wanted === 4 ? await resolver().resolve4(name) : await resolver().resolve6(name);
        if (address !== undefined) return address;
      } catch (error) {
        fault = error;
      }
    }
  }
  const { code } = (fault ?? {}) as NodeJS.ErrnoException;
  throw new ProbeError("resolve", `the name ${host} has no address${code === undefined ? "" : ` (${code})`}`, {
    cause: fault,
  });
}

function kindsOf(protocol: IpProtocol): readonly number[] {
  if (protocol === "ip4") return [4];
  if (protocol === "ip6") return [6];
  return protocol === "prefer-ip4" ? [4, 6] : [6, 4];
}

let made: Resolver | undefined;

function resolver(): Resolver {
  made ??= new Resolver({ timeout: 1500, tries: 2 });
  return made;
}

/** The names to ask for, by the search list. Source: resolv.conf(5). */
function candidates(host: string): readonly string[] {
  const { search, ndots } = nameSettings();
  const found = search.map((domain) => `${host}.${domain}`);
  if (host.endsWith(".")) return [host];
  return host.split(".").length - 1 >= ndots ? [host, ...found] : [...found, host];
}

/** Files that say something about names, read again after this time. */
const maxAgeMs = 10_000;

const read = new Map<string, { readonly text: string; readonly at: number }>();

function text(file: string): string {
  const now = performance.now();
  const known = read.get(file);
  if (known !== undefined && now - known.at < maxAgeMs) return known.text;
  let content = "";
  try {
    content = readFileSync(file, "utf8");
  } catch {
    // Neither file need be there.
  }
  read.set(file, { text: content, at: now });
  return content;
}

function nameSettings(): { readonly search: readonly string[]; readonly ndots: number } {
  const content = text("/etc/resolv.conf");
  const search = /^\s*(?:search|domain)\s+(.+)$/m.exec(content)?.[1]?.trim().split(/\s+/) ?? [];
  const ndots = Number(/^\s*options\s.*\bndots:(\d+)/m.exec(content)?.[1] ?? 1);
  return { search: search.filter((domain) => domain !== "."), ndots };
}

function fromHostsFile(host: string): readonly string[] {
  const wanted = host.toLowerCase().replace(/\.$/, "");
  const found = text("/etc/hosts")
    .split("\n")
    .flatMap((line) => {
      const [address = "", ...names] = line.replace(/#.*/, "").trim().toLowerCase().split(/\s+/);
      return isIP(address) !== 0 && names.includes(wanted) ? [address] : [];
    });
  return found.length === 0 && wanted === "localhost" ? ["127.0.0.1", "::1"] : found;
}
