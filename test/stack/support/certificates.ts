import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Certificate, makeAuthority } from "../../exporters/support/certificates.ts";

/** A certificate that nobody signed but itself; for servers only, and no authority, as strict tools make them. */
export function selfSigned(folder: string, name: string, host: string): Certificate {
  const made = { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  const extensions = [
    `subjectAltName=DNS:${host}`,
    "basicConstraints=critical,CA:FALSE",
    "extendedKeyUsage=serverAuth",
  ];
  execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-days", "2", "-subj", `/CN=${name}`, "-keyout", made.key, "-out", made.cert],
      ...extensions.flatMap((extension) => ["-addext", extension]),
    ],
    { stdio: "pipe" },
  );
  return made;
}

/** A certificate that a private authority signed, the authority's own below it in the same file. */
export function signed(folder: string, name: string, host: string): Certificate {
  const authority = makeAuthority(folder, `${name}-ca`);
  const made = authority.sign(name, `DNS:${host}`);
  appendFileSync(made.cert, readFileSync(authority.cert));
  return made;
}
