import { spawn } from "node:child_process";
import { Agent } from "node:http";
import { Duplex } from "node:stream";

/**
 * Connections to a remote engine through the machine's own `ssh`, one process each.
 *
 * The system's client knows the user's keys, aliases and known hosts; an unknown host key is refused, not accepted.
 */
export function sshAgent(host: string, options: readonly string[] = []): Agent {
  const agent = new Agent({ keepAlive: false });
  return Object.assign(agent, { createConnection: () => dial(sshArguments(host, options), host) });
}

/** Arguments of `ssh` that reach the engine's socket on `ssh://[user@]host[:port]`. */
export function sshArguments(host: string, options: readonly string[]): string[] {
  const { hostname, port, username } = new URL(host);
  return [
    ...options,
    ...(username === "" ? [] : ["-l", decodeURIComponent(username)]),
    ...(port === "" ? [] : ["-p", port]),
    ...["-o", "BatchMode=yes", "--", hostname, "docker", "system", "dial-stdio"],
  ];
}

function dial(args: readonly string[], host: string): Duplex {
  const child = spawn("ssh", args, { stdio: ["pipe", "pipe", "pipe"] });
  const connection = Duplex.from({ readable: child.stdout, writable: child.stdin });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const fail = (reason: string) => connection.destroy(new Error(`${host}: ${reason}`));
  child.on("error", (error) => fail(`cannot run ssh: ${error.message}`));
  child.on("close", (code) => {
    if (code !== 0 && code !== null) fail(complaint.trim() || `ssh ended with code ${code}`);
  });
  connection.on("close", () => child.kill());
  return connection;
}
