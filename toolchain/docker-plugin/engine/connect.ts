import { readFileSync } from "node:fs";
import { join } from "node:path";
import Docker from "dockerode";
import type { ProviderSettings } from "./settings.ts";
import { sshAgent } from "./ssh-agent.ts";

/**
 * A client for the engine at `settings.host`: `unix://`, `npipe://`, `tcp://` (with TLS when certificates are given) or `ssh://`.
 *
 * @throws Error when the host is none of these.
 */
export function connect(settings: ProviderSettings): Docker {
  return new Docker(dockerOptions(settings) as Docker.DockerOptions);
}

function dockerOptions(settings: ProviderSettings): object {
  const [scheme = "", rest = ""] = settings.host.split("://");
  // dockerode also reads the environment: every option it would take from there is set here.
  const none = { host: "", port: undefined, socketPath: undefined, ca: undefined, cert: undefined, key: undefined };
  switch (scheme) {
    case "unix":
    case "npipe":
      return { ...none, protocol: "http", socketPath: rest };
    case "tcp":
    case "http":
    case "https":
      return { ...none, ...tcpOptions(settings) };
    case "ssh":
      return { ...none, protocol: "http", host: "docker", port: 80, agent: sshAgent(settings.host, settings.sshOpts) };
    default:
      throw new Error(
        `docker host "${settings.host}" is not an engine's address: write unix:///path, tcp://host:port or ssh://user@host`,
      );
  }
}

function tcpOptions(settings: ProviderSettings): object {
  const url = new URL(settings.host);
  const tls = certificates(settings);
  const secure = tls !== undefined || url.protocol === "https:";
  const port = url.port === "" ? (secure ? 2376 : 2375) : Number(url.port);
  return { protocol: secure ? "https" : "http", host: url.hostname, port, pathPrefix: "/", ...tls };
}

function certificates({ certPath, caMaterial, certMaterial, keyMaterial }: ProviderSettings): object | undefined {
  if (caMaterial !== undefined) return { ca: caMaterial, cert: certMaterial, key: keyMaterial };
  if (certPath === undefined) return undefined;
  const read = (name: string) => readFileSync(join(certPath, name), "utf8");
  return { ca: read("ca.pem"), cert: read("cert.pem"), key: read("key.pem") };
}
