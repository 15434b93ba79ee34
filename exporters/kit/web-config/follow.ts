import { type FollowedFile, followFile, type ReadOutcome } from "../follow-file.ts";
import { openWebConfig, readWebConfig, type WebConfig } from "./read.ts";

/** The configuration in force, asked for on every connection and every request. */
export type WebConfigSource = FollowedFile<WebConfig>;

/** Follows a web configuration file; without one, the server is open. Throws DefinitionError when the first reading fails. */
export function followWebConfig(path: string | undefined, onRead: (outcome: ReadOutcome) => void): WebConfigSource {
  if (path === undefined) return { current: () => openWebConfig };
  return followFile(path, readWebConfig, onRead);
}
