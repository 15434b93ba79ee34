import type * as pulumi from "@pulumi/pulumi";
import { internalUser } from "./passwords/passwords.ts";
import type { ReleaseInputs } from "./release/release-inputs.ts";
import { secretsPath } from "./secrets.ts";
import type { ServiceArgs } from "./service-args.ts";

/**
 * How the agent sees, from inside the network, that a service has taken a release:
 * the configuration that the service says is in force names the release's folder.
 */
export function verification(
  { place, release }: ServiceArgs,
  part: string,
  port: number,
  path: string,
): pulumi.Input<NonNullable<ReleaseInputs["verify"]>> {
  const secrets = secretsPath(part);
  return {
    url: `${place.scheme}://${part}:${port}${path}`,
    user: internalUser,
    passwordFile: `${secrets}/current/internal-password`,
    ...(place.serverName === undefined ? {} : { caFile: `${secrets}/current/tls.crt`, serverName: place.serverName }),
    contains: `releases/${release.digest}/`,
    timeoutSeconds: 30,
    network: place.networkName,
    volumes: [{ volume: place.name(`${part}-secrets`), mountPath: secrets }],
  };
}
