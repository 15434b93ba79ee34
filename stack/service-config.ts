import * as pulumi from "@pulumi/pulumi";
import { ConfigVolume, configPath } from "./config-volume.ts";
import type { VolumeMount } from "./hardened-container.ts";
import type { Image } from "./images.ts";
import { reloading } from "./reloading.ts";
import { secretsPath } from "./secrets.ts";
import type { SecretsRead, ServiceArgs } from "./service-args.ts";

/** A service that takes its configuration from a file, and a new one without a restart. */
export interface ConfiguredService {
  readonly part: string;
  /** Whose folders and secrets it has, where several parts are the same service. @default the part */
  readonly service?: string;
  /** As it appears in error messages: `Prometheus`. */
  readonly subject: string;
  readonly image: Image;
  /** `uid:gid` it runs as. */
  readonly user: string;
  readonly port: number;
  /** What its container is started with. */
  readonly command: readonly string[];
  /** Its configuration's file in a release. */
  readonly file: string;
  /** How the service's own tool is asked about a file before it comes into force. */
  readonly check: { readonly entrypoint: readonly string[]; readonly command: (path: string) => readonly string[] };
  /** Where it says which configuration is in force. */
  readonly statusPath: string;
}

/** What a container needs to run with a configuration. */
export interface ServiceConfig {
  /** The configuration, then the secrets that it names; read-only. */
  readonly mounts: readonly VolumeMount[];
  /** Both must be there before the container starts. */
  readonly releases: readonly pulumi.Resource[];
}

/** The configuration of a service, release by release: checked by the service's own tool, then taken without a restart. */
export function serviceConfig(
  name: string,
  { place, images, release, secrets }: Pick<ServiceArgs, "place" | "images" | "release"> & { secrets: SecretsRead },
  service: ConfiguredService,
  opts: pulumi.ComponentResourceOptions,
): ServiceConfig {
  const { part, service: folder = part, subject, user, check } = service;
  const inForce = secrets.release === undefined ? [] : [secrets.release];
  const secretsVolume = place.secretsVolume(folder);
  const checked = pulumi.output(service.image.id).apply((image) => ({
    image,
    entrypoint: check.entrypoint,
    command: check.command(`${configPath(folder)}/releases/${release.digest}/${service.file}`),
    volumes: [{ volume: secretsVolume, mountPath: secretsPath(folder) }],
  }));
  const config = new ConfigVolume(
    name,
    {
      part,
      mountPath: configPath(folder),
      place,
      subject,
      owner: user,
      release,
      agentImage: images.programs.id,
      ...(place.checksConfig ? { check: checked } : {}),
      service: reloading({ place, release }, service),
    },
    // The check reads the secrets that the configuration names.
    { ...opts, dependsOn: place.checksConfig ? inForce : [] },
  );
  return {
    mounts: [
      { volume: config.volume.name, target: config.mountPath, readOnly: true },
      { volume: secretsVolume, target: secretsPath(folder), readOnly: true },
    ],
    releases: [config.release, ...inForce],
  };
}
