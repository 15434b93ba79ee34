import type { FailureKind } from "../reading/index.ts";

/** Where a failure was met. */
export interface Circumstances {
  /** Whether the address comes from the settings; others come from the cluster itself. */
  readonly fromSettings: boolean;
  readonly tls: boolean;
  /** SASL mechanism. */
  readonly mechanism: string | undefined;
  readonly user: string | undefined;
}

/** What to do about a failure on the way to a broker. */
export function remedyFor(
  { kind, message }: { readonly kind: FailureKind; readonly message: string },
  { fromSettings, tls, mechanism, user }: Circumstances,
): string {
  if (/it offers none/.test(message)) return "Remove `sasl`, or set the port of a listener with it.";
  if (/it offers /.test(message)) return "Set `sasl.mechanism` to one that it offers, or the port of another listener.";
  switch (kind) {
    case "name-resolution":
      return fromSettings
        ? "Correct the name in `brokers`; in a container, look whether it is on the cluster's network."
        : "The cluster names its brokers this way (advertised.listeners): make the name known here, or have a listener advertised that is.";
    case "unreachable":
      return fromSettings
        ? "Start the broker, or correct host and port in `brokers`; look for a firewall in between."
        : "Start the broker; if it runs, its advertised.listeners lead somewhere else from here.";
    case "timeout":
      return tls
        ? "Look for a firewall that swallows packets; the port may also belong to a listener without TLS."
        : "Look for a firewall that swallows packets; the port may also belong to a listener that wants TLS: set `tls`.";
    case "tls":
      return tls
        ? "Compare `tls.caFile` and `tls.serverName` with the broker's certificate; a broker with ssl.client.auth=required wants certFile and keyFile."
        : "Set `tls: true`, or the port of a listener without TLS.";
    case "authentication":
      return mechanism === undefined
        ? "Set `sasl`, or the port of a listener without it."
        : authenticationRemedy(mechanism, user);
    case "authorization":
      return "Grant Describe on the topics and groups to watch: see the commands below.";
    case "connection-lost":
      return tls
        ? "The broker's log says why it closed the connection: often a client certificate that it does not accept."
        : "The broker's log says why it closed the connection: often a listener that wants TLS or SASL.";
    case "unsupported":
      return "Update the broker; Kafka 1.0 is the oldest that is understood.";
    case "local-file":
      return "Make the file readable for the user the exporter runs as.";
    case "refused":
    case "malformed":
      return "The broker's log says more; tell us when it does not help.";
  }
}

function authenticationRemedy(mechanism: string, user = "the user"): string {
  if (mechanism === "OAUTHBEARER")
    return "Compare the token's audience, scope and expiry with what the broker's login module accepts.";
  const make =
    mechanism === "PLAIN"
      ? "it must stand in the listener's JAAS configuration"
      : `make it with kafka-configs.sh --alter --entity-type users --entity-name ${user} --add-config '${mechanism}=[password=…]'`;
  return `Check ${user}, passwordFile and that the listener has ${mechanism} (sasl.enabled.mechanisms); ${make}.`;
}
