import { ProbeError } from "./failure.ts";
import { parseTarget, type Target } from "./target.ts";

/**
 * Where a redirect leads: another path of the same host and port, or the same host over TLS.
 * @throws ProbeError for everything else: what a service may be made to ask is not for its answers to decide.
 */
export function afterRedirect(from: Target, location: string): Target {
  const url = URL.canParse(location, from.url) ? new URL(location, from.url) : undefined;
  const to = url === undefined ? "is no address" : parseTarget(url.href, "http");
  if (typeof to === "string") throw new ProbeError("redirect", `the answer redirects to what ${to}`);
  const upgraded = to.secure && !from.secure;
  const isSame = to.prober === "http" && to.host.toLowerCase() === from.host.toLowerCase();
  if (isSame && (upgraded || (to.port === from.port && to.secure === from.secure))) return to;
  throw new ProbeError(
    "redirect",
    `the answer redirects to another place, ${to.host}:${to.port}, which is not followed`,
  );
}
