import { access } from "node:fs/promises";
import type { RootEntry } from "./root-entry.ts";

/** The unprivileged user of every image made here, as in the official Prometheus images. */
export const nobody = 65534;

/** User name → number. */
type Users = Readonly<Record<string, number>>;

/** What a program needs around it: users, name resolution, a place for temporary files, the machine's certificates. */
export async function baseFiles(more: Users = {}): Promise<RootEntry[]> {
  const users = Object.entries({ root: 0, nobody, ...more });
  const passwd = users.map(([name, id]) => `${name}:x:${id}:${id}:${name}:/:/bin/false\n`).join("");
  return [
    { path: "/etc/passwd", content: { text: passwd } },
    { path: "/etc/group", content: { text: users.map(([name, id]) => `${name}:x:${id}:\n`).join("") } },
    { path: "/etc/nsswitch.conf", content: { text: "hosts: files dns\n" } },
    { path: "/tmp", content: "folder", mode: 0o1777 },
    ...(await certificates()),
  ];
}

const bundles = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

/** The first that exists, put where Go and OpenSSL look first. */
async function certificates(): Promise<RootEntry[]> {
  for (const file of bundles) {
    const there = await access(file).then(
      () => true,
      () => false,
    );
    if (there) return [{ path: "/etc/ssl/certs/ca-certificates.crt", content: { file } }];
  }
  return [];
}
