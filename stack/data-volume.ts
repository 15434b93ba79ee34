import * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "./place.ts";

/** Parts with data of their own. */
export const dataParts = ["alertmanager", "grafana", "inbox", "load-test", "prometheus"] as const;
export type DataPart = (typeof dataParts)[number];
/** Where there are several of a part, the further ones have a number; that of a drill says so. */
export type DataVolumePart = DataPart | `${DataPart}-${number | "drill"}`;

/**
 * A volume whose content cannot be made again.
 * It outlives `pulumi destroy`; in staging and prod Pulumi also refuses to replace it, but for Grafana's,
 * which would be kept from leaving its place to the preview.
 */
export function dataVolume(name: string, place: Place, part: DataVolumePart, opts: pulumi.CustomResourceOptions) {
  return new docker.Volume(
    name,
    { name: place.name(`${part}-data`), labels: place.labels(part) },
    {
      ...opts,
      retainOnDelete: true,
      protect: place.protectData && part !== "grafana",
      ignoreChanges: ["labels", "driverOpts"], // any change to a volume replaces it
    },
  );
}

/** A volume that the next deployment fills again, or that nobody misses. */
export function disposableVolume(
  name: string,
  place: Place,
  part: string,
  use: "config" | "data" | "secrets",
  opts: pulumi.CustomResourceOptions,
) {
  return new docker.Volume(name, { name: place.name(`${part}-${use}`), labels: place.labels(part) }, opts);
}
