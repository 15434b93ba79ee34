import type Docker from "dockerode";
import { networkName } from "../bundle/index.ts";
import type { Settings } from "../settings/index.ts";
import type { Readiness, ReadinessRequest } from "./agent/readiness.ts";
import { internalUser } from "./passwords/index.ts";
import { placeOf } from "./place.ts";
import { agentUser, runThrowaway } from "./release/index.ts";
import { secretsPath } from "./secrets.ts";

export type { Readiness } from "./agent/readiness.ts";

/**
 * Waits until every target of a deployed stack is up and Watchdog has reached the inbox.
 * Asked from inside the stack's network: no port of it need be reachable from here.
 */
export async function awaitReadiness(options: {
  readonly docker: Docker;
  /** Image id of our own programs. */
  readonly image: string;
  readonly settings: Settings;
  readonly timeoutSeconds: number;
  readonly onChange: (readiness: Readiness) => void;
}): Promise<Readiness> {
  const { docker, image, settings, timeoutSeconds, onChange } = options;
  const place = placeOf(settings, networkName(settings));
  const secrets = secretsPath("prometheus");
  const request: ReadinessRequest = {
    targetsUrl: `${place.scheme}://prometheus:9090/api/v1/targets`,
    heartbeatUrl: `${place.scheme}://inbox:9095/api/v1/heartbeat`,
    user: internalUser,
    passwordFile: `${secrets}/current/internal-password`,
    ...(place.serverName === undefined ? {} : { caFile: `${secrets}/current/tls.crt`, serverName: place.serverName }),
    timeoutSeconds,
  };
  let last: Readiness = { up: 0, down: [], watchdogAge: null };
  const { exitCode, output } = await runThrowaway(docker, {
    image,
    command: ["readiness", JSON.stringify(request)],
    user: agentUser,
    network: place.networkName,
    mounts: [{ Type: "volume", Source: place.name("prometheus-secrets"), Target: secrets, ReadOnly: true }],
    labels: Object.fromEntries(place.labels("readiness").map(({ label, value }) => [label, value])),
    timeoutSeconds: timeoutSeconds + 30,
    onLine(line) {
      last = JSON.parse(line) as Readiness;
      onChange(last);
    },
  });
  if (exitCode !== 0) throw new Error(`the stack could not be asked whether it is ready: ${output}`);
  return last;
}
