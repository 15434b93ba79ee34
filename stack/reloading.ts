import * as pulumi from "@pulumi/pulumi";
import type { Image } from "./images.ts";
import { internalUser } from "./passwords/index.ts";
import type { ReleaseInputs } from "./release/index.ts";
import { secretsPath } from "./secrets.ts";
import type { ServiceArgs } from "./service-args.ts";

/**
 * How the agent, from inside the network, has a service take a release and sees that it did:
 * the configuration that the service says is in force names the release's folder.
 *
 * Over HTTP, not by a signal through the engine: that counts as a stop by hand there,
 * and the service would not be restarted when it crashes (docs/decisions/0003-config-releases.md).
 */
export function reloading(
  { place, release }: Pick<ServiceArgs, "place" | "release">,
  service: {
    readonly part: string;
    readonly service?: string;
    readonly port: number;
    readonly statusPath: string;
    readonly image: Image;
    /** What its container is started with. */
    readonly command: readonly string[];
  },
): pulumi.Output<NonNullable<ReleaseInputs["service"]>> {
  const { part, service: folder = part, port, statusPath, command } = service;
  const secrets = secretsPath(folder);
  const url = `${place.scheme}://${part}:${port}`;
  return pulumi.output(service.image.id).apply((image) => ({
    reloadUrl: `${url}/-/reload`,
    statusUrl: `${url}${statusPath}`,
    user: internalUser,
    passwordFile: `${secrets}/current/internal-password`,
    ...(place.serverName === undefined ? {} : { caFile: `${secrets}/current/tls.crt`, serverName: place.serverName }),
    contains: `releases/${release.digest}/`,
    timeoutSeconds: 30,
    container: place.name(part),
    image,
    command,
    network: place.networkName,
    volumes: [{ volume: place.secretsVolume(folder), mountPath: secrets }],
  }));
}
