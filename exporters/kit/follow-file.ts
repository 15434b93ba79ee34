import { statSync } from "node:fs";
import { DefinitionError, type Finding } from "../../problems/index.ts";

/** One attempt to read a file of configuration: what it says, or findings, and every file that the outcome depends on. */
export interface FileReading<Config> {
  readonly config?: Config;
  readonly findings: readonly Finding[];
  readonly files: readonly string[];
}

/** The configuration in force; asked for whenever it is used. */
export interface FollowedFile<Config> {
  current(): Config;
}

/** Told about every attempt to read the file, the first included. */
export interface ReadOutcome {
  /** Empty after a success. */
  readonly findings: readonly Finding[];
}

/**
 * Follows a file: each `current()` looks at the identity of the file, and of the files it names, and reads them again when one has changed.
 * Looking follows symbolic links, so that switching a folder by rename counts as a change on the very next use; it costs a few microseconds.
 * A file that cannot be used leaves the last good configuration in force and is reported once. Throws {@link DefinitionError} when the first reading fails.
 */
export function followFile<Config>(
  path: string,
  read: (path: string) => FileReading<Config>,
  onRead: (outcome: ReadOutcome) => void,
): FollowedFile<Config> {
  let reading = readSettled(path, read, [path]);
  if (reading.config === undefined) throw new DefinitionError(reading.findings);
  let config = reading.config;
  onRead(reading);
  return {
    current() {
      if (identity(reading.files) === reading.identity) return config;
      reading = readSettled(path, read, reading.files);
      config = reading.config ?? config;
      onRead(reading);
      return config;
    },
  };
}

/** Looks before it reads, so that a change in between is seen next time; which files to look at is known only after a reading. */
function readSettled<Config>(
  path: string,
  read: (path: string) => FileReading<Config>,
  known: readonly string[],
): FileReading<Config> & { readonly identity: string } {
  const before = identity(known);
  const reading = read(path);
  const settled = reading.files.join("\0") === known.join("\0");
  return settled ? { ...reading, identity: before } : readSettled(path, read, reading.files);
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
