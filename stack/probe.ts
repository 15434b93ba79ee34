import { internalUser } from "./passwords/index.ts";
import type { Place } from "./place.ts";
import { secretsPath } from "./secrets.ts";

/** A health check by our own static probe, for services that have no tool of their own. */
export function probe(place: Place, part: string, portAndPath: string): string[] {
  return [
    "/tools/probe",
    `--user=${internalUser}`,
    `--password-file=${secretsPath(part)}/current/internal-password`,
    // Inside the container itself there is nobody to be mistaken for it.
    ...(place.scheme === "https" ? ["--insecure"] : []),
    `${place.scheme}://localhost${portAndPath}`,
  ];
}
