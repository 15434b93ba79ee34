import { isIP } from "node:net";
import type { Module } from "./module.ts";

/** What is asked. */
export interface Target {
  readonly prober: Module["prober"];
  /** Whether TLS begins with the connection. */
  readonly secure: boolean;
  /** A name or an address, IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** Path and query; "/" for none. */
  readonly path: string;
  /** As it was given, or completed with its scheme. */
  readonly url: string;
}

const schemes: Readonly<
  Record<string, { readonly prober: Module["prober"]; readonly secure: boolean; readonly port?: number }>
> = {
  http: { prober: "http", secure: false, port: 80 },
  https: { prober: "http", secure: true, port: 443 },
  grpc: { prober: "grpc", secure: false },
  grpcs: { prober: "grpc", secure: true },
  tcp: { prober: "tcp", secure: false },
  tls: { prober: "tcp", secure: true },
  ws: { prober: "websocket", secure: false, port: 80 },
  wss: { prober: "websocket", secure: true, port: 443 },
};

const usualSchemes: Readonly<Record<Module["prober"], string>> = {
  http: "http",
  grpc: "grpc",
  tcp: "tcp",
  websocket: "ws",
};

/** Reads a target; without a scheme, as blackbox_exporter has them, the prober says which one is meant. Returns what is wrong with it otherwise. */
export function parseTarget(text: string, prober: Module["prober"] = "http"): Target | string {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${usualSchemes[prober]}://${text}`;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || /\s/.test(text)) return "is no address; write scheme://host:port";
  const scheme = schemes[parsed.protocol.slice(0, -1)];
  if (scheme === undefined) return `has an unknown scheme; there are: ${Object.keys(schemes).join(", ")}`;
  if (parsed.username !== "" || parsed.password !== "")
    return "holds a user or a password; a module has files for them";
  const host = parsed.hostname.replace(/^\[|\]$/g, "");
  if (host === "" || (isIP(host) === 0 && !/^[a-zA-Z0-9_]([a-zA-Z0-9_.-]*[a-zA-Z0-9_.])?$/.test(host)))
    return "has no host";
  const port = parsed.port === "" ? scheme.port : Number(parsed.port);
  if (port === undefined || port === 0) return "needs a port";
  return {
    prober: scheme.prober,
    secure: scheme.secure,
    host,
    port,
    path: `${parsed.pathname || "/"}${parsed.search}`,
    url,
  };
}

/** Host and port as they stand in a Host header. */
export function authority({ host, port, secure }: Target): string {
  const name = isIP(host) === 6 ? `[${host}]` : host;
  return port === (secure ? 443 : 80) ? name : `${name}:${port}`;
}
