import { type Logger, readSecretFile } from "../../../exporters/kit/index.ts";

/**
 * The database's password, read anew each time it is asked for: the file may be rotated. While it cannot be read, the last one stays.
 * @throws DefinitionError at once when it cannot be read at all
 */
export function rotatedSecret(file: string, log: Logger): () => string {
  let secret = readSecretFile(file, "postgres.password-file");
  return () => {
    try {
      secret = readSecretFile(file, "postgres.password-file");
    } catch (error) {
      log.warn({ error: (error as Error).message }, "the password cannot be read again, the last one stays");
    }
    return secret;
  };
}
