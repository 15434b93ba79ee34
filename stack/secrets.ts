import { createHash } from "node:crypto";
import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { labelObject } from "./config-volume.ts";
import { disposableVolume } from "./data-volume.ts";
import type { Place } from "./place.ts";
import { Release } from "./release/index.ts";

export interface SecretsArgs {
  readonly place: Place;
  readonly agentImage: pulumi.Input<string>;
  readonly parts: Readonly<Record<string, PartSecrets>>;
}

/** A part's files, and who may read them. */
export interface PartSecrets {
  /** `uid:gid` */
  readonly owner: string;
  /** @default the owner alone reads: 0400 */
  readonly mode?: number;
  readonly files: pulumi.Input<Record<string, string>>;
}

/**
 * A secrets volume per part, all brought into force by one release:
 * a new password reaches the door and those who knock on it in the same moment.
 * Services read these files at each use, so nothing is reloaded.
 */
export class Secrets extends pulumi.ComponentResource {
  readonly release: Release;
  readonly volumes: Readonly<Record<string, docker.Volume>>;
  /** Digest of the release per part. */
  readonly digests: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, { place, agentImage, parts }: SecretsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Secrets", name, {}, opts);
    this.volumes = Object.fromEntries(
      Object.keys(parts).map((part) => [
        part,
        disposableVolume(`${name}-${part}`, place, part, "secrets", { parent: this }),
      ]),
    );
    this.digests = Object.fromEntries(
      Object.entries(parts).map(([part, { files }]) => [part, pulumi.output(files).apply(digestOf)]),
    );
    const releases = Object.entries(parts).map(([part, { owner, mode = 0o400, files }]) =>
      pulumi.output(files).apply((content) => ({
        volume: place.secretsVolume(part),
        mountPath: secretsPath(part),
        owner,
        mode,
        files: content,
        digest: digestOf(content),
      })),
    );
    this.release = new Release(
      `${name}-release`,
      {
        subject: "The stack",
        agentImage,
        releases: pulumi.secret(pulumi.all(releases)),
        labels: labelObject(place, "secrets"),
      },
      { parent: this, dependsOn: Object.values(this.volumes) },
    );
    this.registerOutputs({});
  }
}

/** Where a part sees its secrets. */
export function secretsPath(part: string): string {
  return `/etc/${part}/secrets`;
}

function digestOf(files: Readonly<Record<string, string>>): string {
  const hash = createHash("sha256");
  for (const [path, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${path}\0${content.length}\0${content}`);
  }
  return hash.digest("hex").slice(0, 16);
}
