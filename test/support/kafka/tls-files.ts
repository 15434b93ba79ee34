import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeAuthority } from "../../exporters/support/certificates.ts";

/** Paths of what a client needs. */
export interface TlsFiles {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

interface Made {
  readonly files: TlsFiles;
  /** For the brokers: file name → content. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

/** A throw-away authority, with one certificate for all brokers and one for a client. */
export async function makeTlsFiles(): Promise<Made> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-test-kafka-"));
  const authority = makeAuthority(folder);
  const broker = authority.sign("broker", "IP:127.0.0.1,DNS:localhost");
  const client = authority.sign("client");
  const [key, cert, ca] = await Promise.all(
    [broker.key, broker.cert, authority.cert].map((file) => readFile(file, "utf8")),
  );
  return {
    files: { ca: authority.cert, cert: client.cert, key: client.key },
    secrets: { "keystore.pem": `${key}${cert}`, "ca.pem": ca ?? "" },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
