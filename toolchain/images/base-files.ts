import { access } from "node:fs/promises";
import type { RootEntry } from "./root-entry.ts";

/** The unprivileged user of every image made here, as in the official Prometheus images. */
export const nobody = 65534;

/** What a program needs around it: users, name resolution, a place for temporary files, the machine's certificates. */
export async function baseFiles(): Promise<RootEntry[]> {
  return [
    {
      path: "/etc/passwd",
      content: { text: `root:x:0:0:root:/:/bin/false\nnobody:x:${nobody}:${nobody}:nobody:/:/bin/false\n` },
    },
    { path: "/etc/group", content: { text: `root:x:0:\nnobody:x:${nobody}:\n` } },
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
