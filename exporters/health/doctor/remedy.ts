import type { FailureReason } from "../probes/index.ts";

/** What to do about a failure, where that can be said. */
export function remedy(reason: FailureReason): string {
  return remedies[reason];
}

const remedies: Readonly<Record<FailureReason, string>> = {
  resolve: "Correct the name, or join the network in which it is known.",
  refused: "Start the service, or correct the port.",
  unreachable: "Look at routes and firewalls between here and there.",
  tls: "Renew the certificate, name its authority in tls › caFile, or its name in tls › serverName.",
  timeout: "Look at what keeps the service busy, or give the module a longer timeout.",
  closed: "Look at the service's log: it took the connection and ended it.",
  protocol: "Correct the scheme or the port: what answers there speaks something else.",
  status: "Look at the service's log, or name the status in validStatusCodes where it is meant.",
  redirect: "Give the address that it redirects to.",
  content: "Look at what the service says, or correct the expression.",
  too_large: "Give the module a larger maxBodySize, or ask for less.",
  not_serving: "Look at the service's log, and at the name of the service that is asked for.",
  reported_down: "Look at the components it names as down.",
  credentials: "Give files that can be read, and TLS for what they hold.",
};
