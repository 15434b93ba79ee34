/** A place where a container is not as tight as the rest, and why. */
export interface Exception {
  readonly part: string;
  /** What is loosened, in the engine's words. */
  readonly what: string;
  readonly pidMode?: "host";
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
];

export function exceptionsOf(part: string): readonly Exception[] {
  return exceptions.filter((exception) => exception.part === part);
}
