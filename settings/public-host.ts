import { isIPv6 } from "node:net";

/** What people type in a browser for the address that ports are bound to; an IPv6 address in brackets. */
export function publicHostOf(bindAddress: string): string {
  if (bindAddress === "0.0.0.0" || bindAddress === "::") return "localhost";
  return isIPv6(bindAddress) ? `[${bindAddress}]` : bindAddress;
}
