import { statSync } from "node:fs";
import { DefinitionError, type Finding } from "../../../problems/index.ts";
import { openWebConfig, readWebConfig, type WebConfig, type WebConfigReading } from "./read.ts";

/** The configuration in force, asked for on every connection and every request. */
export interface WebConfigSource {
  current(): WebConfig;
}

/** Told about every attempt to read the file, the first included. */
export interface ReadOutcome {
  /** Empty after a success. */
  readonly findings: readonly Finding[];
}

/**
 * Follows a web configuration file: each `current()` looks at the identity of the file, and of the files it names, and reads them again when one has changed.
 * Looking follows symbolic links, so that switching a folder by rename counts as a change on the very next request; it costs a few microseconds.
 * A file that cannot be used leaves the last good configuration in force and is reported once. Throws {@link DefinitionError} when the first reading fails.
 */
export function followWebConfig(path: string | undefined, onRead: (outcome: ReadOutcome) => void): WebConfigSource {
  if (path === undefined) return { current: () => openWebConfig };
  let reading = readSettled(path, [path]);
  if (reading.config === undefined) throw new DefinitionError(reading.findings);
  let config = reading.config;
  onRead(reading);
  return {
    current() {
      if (identity(reading.files) === reading.identity) return config;
      reading = readSettled(path, reading.files);
      config = reading.config ?? config;
      onRead(reading);
      return config;
    },
  };
}

/** Looks before it reads, so that a change in between is seen next time; which files to look at is known only after a reading. */
function readSettled(path: string, known: readonly string[]): WebConfigReading & { readonly identity: string } {
  const before = identity(known);
  const reading = readWebConfig(path);
  const settled = reading.files.join("\0") === known.join("\0");
  return settled ? { ...reading, identity: before } : readSettled(path, reading.files);
}

/** Device, inode, size and both times: an inode number is used again soon, the change time tells them apart. */
function identity(files: readonly string[]): string {
  return files
    .map((file) => {
      const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
      return stat === undefined ? "absent" : [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(":");
    })
    .join("|");
}
