import { randomBytes } from "node:crypto";
import { access, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isLoggedIn, ownPulumiHome } from "../automation/index.ts";

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
  const home = ownPulumiHome(stateFolder);
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
