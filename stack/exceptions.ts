/** A place where a container is not as tight as the rest, and why. */
export interface Exception {
  readonly part: string;
  /** What is loosened, in the engine's words. */
  readonly what: string;
  readonly pidMode?: "host";
  /** Root: without capabilities it is a user like any other, but for the files that are its own. */
  readonly user?: "0:0";
  readonly bindMount?: { readonly source: string; readonly target: string };
  readonly reason: string;
}

/** Every exception to the hardening of `hardenedContainer`; nothing else may loosen it. */
export const exceptions: readonly Exception[] = [
  {
    part: "node-exporter",
    what: "host process ids",
    pidMode: "host",
    reason: "It reports the host's processes and load, which its own name space would hide.",
  },
  {
    part: "node-exporter",
    what: "/:/host:ro",
    bindMount: { source: "/", target: "/host" },
    reason: "It reports the host's file systems, which are only visible through its root.",
  },
  {
    part: "containers",
    what: "/sys/fs/cgroup:/host/cgroup:ro",
    bindMount: { source: "/sys/fs/cgroup", target: "/host/cgroup" },
    reason: "It reads the containers' own counters, which the kernel keeps there.",
  },
  {
    part: "socket-proxy",
    what: "user 0:0",
    user: "0:0",
    reason: "The engine's socket is root's. All capabilities are dropped all the same.",
  },
  {
    part: "socket-proxy",
    what: "/var/run/docker.sock:ro",
    bindMount: { source: "/var/run/docker.sock", target: "/var/run/docker.sock" },
    reason: "It alone speaks to the engine, and lets nothing through that changes anything.",
  },
];

export function exceptionsOf(part: string): readonly Exception[] {
  return exceptions.filter((exception) => exception.part === part);
}
