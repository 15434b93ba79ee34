import * as z from "zod";

/** Where a server listens; no host means every address of the machine, port 0 a free one. */
export interface ListenAddress {
  readonly host?: string;
  readonly port: number;
}

const form = "is no listen address; write host:port, :port for every address, or [v6-address]:port";

/** `host:port` as Go programs take it: `:9095`, `127.0.0.1:9095`, `[::1]:9095`. */
export const listenAddress = () =>
  z
    .string()
    .regex(/^(\[[0-9a-fA-F:.]+\]|[^:[\]\s]*):\d{1,5}$/, form)
    .transform((text): ListenAddress => {
      const colon = text.lastIndexOf(":");
      const host = text.slice(0, colon).replace(/^\[|\]$/g, "");
      const port = Number(text.slice(colon + 1));
      return host === "" ? { port } : { host, port };
    })
    .refine(({ port }) => port <= 65_535, "has a port above 65535")
    .meta({ placeholder: "address" });

/** The text form, with brackets around an IPv6 host. */
export function printAddress({ host, port }: ListenAddress): string {
  return `${host?.includes(":") ? `[${host}]` : (host ?? "")}:${port}`;
}
