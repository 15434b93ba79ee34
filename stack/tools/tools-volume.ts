import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { labelObject } from "../config-volume.ts";
import { lazyProvider, siblingModule } from "../lazy-provider.ts";
import type { Place } from "../place.ts";

const provider = lazyProvider(siblingModule(import.meta.url, "operations"));

class Fill extends pulumi.dynamic.Resource {
  constructor(name: string, args: object, opts?: pulumi.CustomResourceOptions) {
    super(provider, name, { ...args }, opts, "stack", "ToolsVolume");
  }
}

/** Our static tools on a volume, for images that have none of their own to check their health with. */
export class ToolsVolume extends pulumi.ComponentResource {
  readonly volumeName: pulumi.Output<string>;

  constructor(
    name: string,
    { place, image }: { readonly place: Place; readonly image: pulumi.Input<string> },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("sightline:stack:ToolsVolume", name, {}, opts);
    // Named after the image: new tools go into a new volume, an old one is never overwritten under a running service.
    const volumeName = pulumi
      .output(image)
      .apply((id) => place.name(`tools-${id.replace(/^sha256:/, "").slice(0, 12)}`));
    const volume = new docker.Volume(name, { name: volumeName, labels: place.labels("tools") }, { parent: this });
    const fill = new Fill(
      `${name}-fill`,
      { volume: volume.name, image, labels: labelObject(place, "tools") },
      { parent: this, deletedWith: volume },
    );
    this.volumeName = pulumi.all([volume.name, fill.id]).apply(([name]) => name);
    this.registerOutputs({});
  }
}
