import type { MountSettings } from "dockerode";
import type { Values } from "../protocol/index.ts";
import { readFlag, readLabels, readMap, readNumber, readObject, readText, writeLabels } from "../read-inputs.ts";

/** One entry of `mounts` → the Engine API's mount. */
export function engineMount(mount: Values): MountSettings {
  const type = readText(mount, "type") as "bind" | "volume" | "tmpfs";
  const options = { bind: bindOptions, volume: volumeOptions, tmpfs: tmpfsOptions }[type];
  return {
    Type: type,
    Target: readText(mount, "target"),
    Source: readText(mount, "source"),
    ReadOnly: readFlag(mount, "readOnly"),
    ...options(mount),
  };
}

function bindOptions(mount: Values): Pick<MountSettings, "BindOptions"> {
  const propagation = readText(readObject(mount, "bindOptions") ?? {}, "propagation");
  if (propagation === "") return {};
  return { BindOptions: { Propagation: propagation as "rprivate" } };
}

function volumeOptions(mount: Values): Pick<MountSettings, "VolumeOptions"> {
  const options = readObject(mount, "volumeOptions");
  if (options === undefined) return {};
  const driver = readText(options, "driverName");
  const driverOptions = readMap(options, "driverOptions");
  const subpath = readText(options, "subpath");
  return {
    VolumeOptions: {
      NoCopy: readFlag(options, "noCopy"),
      Labels: readLabels(options, "labels"),
      ...(driver === "" && Object.keys(driverOptions).length === 0
        ? {}
        : { DriverConfig: { Name: driver, Options: driverOptions } }),
      ...(subpath === "" ? {} : { Subpath: subpath }),
    } as NonNullable<MountSettings["VolumeOptions"]>,
  };
}

function tmpfsOptions(mount: Values): Pick<MountSettings, "TmpfsOptions"> {
  const options = readObject(mount, "tmpfsOptions");
  if (options === undefined) return {};
  return { TmpfsOptions: { SizeBytes: readNumber(options, "sizeBytes"), Mode: readNumber(options, "mode") } };
}

/** The Engine API's mount → one entry of `mounts`. */
export function mountOf(mount: MountSettings): Values {
  const { BindOptions: bind, VolumeOptions: volume, TmpfsOptions: tmpfs } = mount;
  const driver = volume?.DriverConfig;
  const subpath = (volume as { Subpath?: string } | undefined)?.Subpath;
  return {
    target: mount.Target,
    source: mount.Source ?? "",
    type: mount.Type,
    readOnly: mount.ReadOnly ?? false,
    ...(bind === undefined ? {} : { bindOptions: { propagation: bind.Propagation ?? "" } }),
    ...(tmpfs === undefined ? {} : { tmpfsOptions: { sizeBytes: tmpfs.SizeBytes ?? 0, mode: tmpfs.Mode ?? 0 } }),
    ...(volume === undefined
      ? {}
      : {
          volumeOptions: {
            noCopy: volume.NoCopy ?? false,
            labels: writeLabels(volume.Labels),
            ...(driver ? { driverName: driver.Name ?? "", driverOptions: driver.Options ?? {} } : {}),
            ...(subpath ? { subpath } : {}),
          },
        }),
  };
}
