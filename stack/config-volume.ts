import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { disposableVolume } from "./data-volume.ts";
import type { Place } from "./place.ts";
import { Release, type ReleaseInputs } from "./release/index.ts";

export interface ConfigVolumeArgs {
  readonly part: string;
  /** Where it is seen. @default the part's own place */
  readonly mountPath?: string;
  readonly place: Place;
  /** As it appears in error messages: `Prometheus`. */
  readonly subject: string;
  readonly agentImage: pulumi.Input<string>;
  readonly release: { readonly digest: string; readonly files: Readonly<Record<string, string>> };
  /** `uid:gid` the service runs as. */
  readonly owner: string;
  readonly mirror?: string;
  readonly check?: pulumi.Input<NonNullable<ReleaseInputs["check"]>>;
  readonly service?: pulumi.Input<NonNullable<ReleaseInputs["service"]>>;
}

/** A service's configuration: a volume only this service reads, filled release by release. */
export class ConfigVolume extends pulumi.ComponentResource {
  readonly volume: docker.Volume;
  readonly release: Release;
  readonly mountPath: string;

  constructor(name: string, args: ConfigVolumeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:ConfigVolume", name, {}, opts);
    const { part, place } = args;
    this.mountPath = args.mountPath ?? configPath(part);
    this.volume = disposableVolume(name, place, part, "config", { parent: this });
    this.release = new Release(
      `${name}-release`,
      {
        subject: args.subject,
        agentImage: args.agentImage,
        releases: [
          {
            volume: place.name(`${part}-config`),
            mountPath: this.mountPath,
            owner: args.owner,
            mode: 0o444,
            ...args.release,
          },
        ],
        labels: labelObject(place, part),
        ...(args.mirror === undefined ? {} : { mirror: args.mirror }),
        ...(args.check === undefined ? {} : { check: args.check }),
        ...(args.service === undefined ? {} : { service: args.service }),
      },
      { parent: this, dependsOn: [this.volume] },
    );
    this.registerOutputs({});
  }
}

/** Where a part sees its configuration. */
export function configPath(part: string): string {
  return `/etc/${part}/config`;
}

export function labelObject(place: Place, part: string): Record<string, string> {
  return Object.fromEntries(place.labels(part).map(({ label, value }) => [label, value]));
}
