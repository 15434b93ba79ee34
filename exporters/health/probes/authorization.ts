import { readFileSync } from "node:fs";
import { ProbeError } from "./failure.ts";
import type { Credentials } from "./module.ts";

/**
 * The Authorization header of a module, read anew each time; none without credentials.
 * `isPrivate` says whether nobody else can read it on its way.
 * @throws ProbeError when a file cannot be read, or others could read the header.
 */
export function authorization(
  { basic, bearerTokenFile }: Credentials,
  isPrivate: boolean,
): Readonly<Record<string, string>> {
  if (basic === undefined && bearerTokenFile === undefined) return {};
  if (!isPrivate)
    throw new ProbeError(
      "credentials",
      "the module's password would go over the network in clear text; use TLS, or say `insecure: true`",
    );
  if (bearerTokenFile !== undefined) return { authorization: `Bearer ${secret(bearerTokenFile)}` };
  const { username = "", passwordFile = "" } = basic ?? {};
  return { authorization: `Basic ${Buffer.from(`${username}:${secret(passwordFile)}`).toString("base64")}` };
}

function secret(file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/\r?\n$/, "");
  } catch (error) {
    throw new ProbeError(
      "credentials",
      `a file of the module cannot be read: ${(error as NodeJS.ErrnoException).code}`,
      {
        cause: error,
      },
    );
  }
}
