import { randomBytes } from "node:crypto";
import { access, mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where Pulumi keeps the stack's state, and what its processes must know of it. */
export interface Backend {
  /** True when the user has no backend of their own and the state lies in `folder`. */
  readonly own: boolean;
  readonly environment: Readonly<Record<string, string>>;
  /** Folder for what is kept beside the state. */
  readonly folder: string;
}

/**
 * The backend the user is logged in to, else one in the state folder, with a passphrase made once.
 * Throws when the state folder cannot be written.
 */
export async function findBackend(stateFolder: string): Promise<Backend> {
  if (await isLoggedIn()) return { own: false, environment: {}, folder: stateFolder };
  const backend = join(stateFolder, "backend");
  const home = join(stateFolder, "pulumi");
  await mkdir(backend, { recursive: true, mode: 0o700 });
  await mkdir(home, { recursive: true, mode: 0o700 });
  const passphrase =
    process.env.PULUMI_CONFIG_PASSPHRASE === undefined && process.env.PULUMI_CONFIG_PASSPHRASE_FILE === undefined
      ? { PULUMI_CONFIG_PASSPHRASE_FILE: await passphraseFile(stateFolder) }
      : {};
  return {
    own: true,
    folder: stateFolder,
    environment: {
      PULUMI_BACKEND_URL: `file://${backend}`,
      PULUMI_HOME: process.env.PULUMI_HOME ?? home,
      ...passphrase,
    },
  };
}

async function isLoggedIn(): Promise<boolean> {
  if (process.env.PULUMI_BACKEND_URL || process.env.PULUMI_ACCESS_TOKEN) return true;
  const home = process.env.PULUMI_HOME ?? join(homedir(), ".pulumi");
  try {
    const { current } = JSON.parse(await readFile(join(home, "credentials.json"), "utf8")) as { current?: string };
    return current !== undefined && current !== "";
  } catch {
    return false; // no file, or none that Pulumi could read either
  }
}

async function passphraseFile(folder: string): Promise<string> {
  const file = join(folder, "passphrase");
  try {
    await access(file);
  } catch {
    // `wx`: of two first runs at once one writes, the other takes what is there.
    const passphrase = `${randomBytes(24).toString("base64url")}\n`;
    await writeFile(file, passphrase, { mode: 0o600, flag: "wx" }).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  return file;
}
