import type { Credentials, Module, TlsOptions } from "../probes/index.ts";
import { type ModuleSection, moduleSection } from "./module-sections.ts";

/** Modules that are there without settings; two have the names they have in blackbox_exporter's example file. */
const builtIn: Readonly<Record<string, ModuleSection>> = {
  http: moduleSection.parse({ prober: "http" }),
  http_2xx: moduleSection.parse({ prober: "http" }),
  grpc: moduleSection.parse({ prober: "grpc" }),
  tcp: moduleSection.parse({ prober: "tcp" }),
  tcp_connect: moduleSection.parse({ prober: "tcp" }),
  websocket: moduleSection.parse({ prober: "websocket" }),
};

/** All modules by name; the settings' own go before those that are built in. */
export function modulesOf(sections: Readonly<Record<string, ModuleSection>>): ReadonlyMap<string, Module> {
  const all = { ...builtIn, ...sections };
  return new Map(Object.entries(all).map(([name, section]) => [name, moduleOf(section)]));
}

function moduleOf(section: ModuleSection): Module {
  const common = {
    timeoutMs: section.timeout,
    ipProtocol: section.ipProtocol,
    tls: tlsOf(section.tls),
    insecure: section.insecure,
  };
  switch (section.prober) {
    case "http":
      return {
        prober: "http",
        ...common,
        method: section.method,
        headers: lowerCased(section.headers),
        body: section.body,
        credentials: credentialsOf(section),
        validStatus: statusTest(section.validStatusCodes),
        maxRedirects: section.maxRedirects,
        failIfMatches: section.failIfBodyMatches.map((text) => new RegExp(text, "m")),
        failIfNotMatches: section.failIfBodyNotMatches.map((text) => new RegExp(text, "m")),
        maxBodyBytes: section.maxBodySize,
        readsHealth: section.readHealth,
      };
    case "grpc":
      return { prober: "grpc", ...common, service: section.service, headers: lowerCased(section.metadata) };
    case "tcp":
      return {
        prober: "tcp",
        ...common,
        steps: section.queryResponse.map(({ expect, send, startTls }) => ({
          ...(expect !== undefined && { expect: new RegExp(expect) }),
          ...(send !== undefined && { send }),
          ...(startTls !== undefined && { startTls }),
        })),
      };
    case "websocket":
      return {
        prober: "websocket",
        ...common,
        headers: lowerCased(section.headers),
        credentials: credentialsOf(section),
        subprotocols: section.subprotocols,
        ping: section.ping,
      };
  }
}

function tlsOf({ caFile, certFile, keyFile, serverName, ...rest }: ModuleSection["tls"]): TlsOptions {
  return {
    ...rest,
    ...(caFile !== undefined && { caFile }),
    ...(certFile !== undefined && { certFile }),
    ...(keyFile !== undefined && { keyFile }),
    ...(serverName !== undefined && { serverName }),
  };
}

function credentialsOf({
  basicAuth,
  bearerTokenFile,
}: Extract<ModuleSection, { prober: "http" | "websocket" }>): Credentials {
  return { ...(basicAuth && { basic: basicAuth }), ...(bearerTokenFile !== undefined && { bearerTokenFile }) };
}

function statusTest(allowed: readonly (number | string)[]): (status: number) => boolean {
  const wanted = new Set(allowed.map(String));
  return (status) => wanted.has(String(status)) || wanted.has(`${Math.floor(status / 100)}xx`);
}

/** So that a header of the module goes before the usual one of the same name. */
function lowerCased(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
