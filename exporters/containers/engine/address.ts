/** Where the engine is reached: a socket of this machine, or a server. */
export type EngineAddress =
  | { readonly kind: "unix"; readonly socketPath: string }
  | { readonly kind: "http"; readonly protocol: "http:" | "https:"; readonly host: string; readonly port: number };

/** Reads `unix:///var/run/docker.sock`, `http://socket-proxy:2375`, `tcp://host:2375` or `https://host:2376`; undefined for everything else. */
export function readEngineAddress(text: string): EngineAddress | undefined {
  const unix = /^unix:\/\/(\/[^?#]+)$/.exec(text)?.[1];
  if (unix !== undefined) return { kind: "unix", socketPath: unix };
  const [, scheme, host, port] =
    /^(https?|tcp):\/\/(\[[0-9a-fA-F:.]+\]|[^/:?#@[\]\s]+)(?::(\d{1,5}))?\/?$/.exec(text) ?? [];
  if (scheme === undefined || host === undefined) return undefined;
  const number = port === undefined ? (scheme === "https" ? 2376 : 2375) : Number(port);
  if (number < 1 || number > 65_535) return undefined;
  const protocol = scheme === "https" ? "https:" : "http:";
  return { kind: "http", protocol, host: host.replace(/^\[|\]$/g, ""), port: number };
}
