import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { type ListenAddress, printAddress } from "./settings/index.ts";

/** Opens the port; without a host, on IPv6 and IPv4 together where the machine has both. */
export async function listen(app: FastifyInstance, address: ListenAddress): Promise<AddressInfo> {
  const { host, port } = address;
  try {
    await app.listen({ port, host: host ?? "::" });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (host !== undefined || !["EAFNOSUPPORT", "EADDRNOTAVAIL"].includes(code)) throw unusable(address, error);
    await app.listen({ port, host: "0.0.0.0" }).catch((failure: unknown) => {
      throw unusable(address, failure);
    });
  }
  return app.server.address() as AddressInfo;
}

function unusable(address: ListenAddress, cause: unknown): Error {
  const { code, message } = cause as NodeJS.ErrnoException;
  const remedy = code === undefined ? undefined : remedies[code];
  return new Error(`cannot listen on ${printAddress(address)}: ${remedy ?? message}`, { cause });
}

const remedies: Readonly<Record<string, string>> = {
  EADDRINUSE: "the port is taken; stop what uses it or give another --web.listen-address",
  EADDRNOTAVAIL: "this machine has no such address; give another --web.listen-address",
  EACCES: "ports below 1024 are closed to this user; give another --web.listen-address",
};
