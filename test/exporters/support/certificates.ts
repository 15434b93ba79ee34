import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A throw-away authority that signs for 127.0.0.1. */
export interface Authority extends Certificate {
  sign(name: string, sans?: string): Certificate;
}

/** Makes an authority in a folder; paths, not contents, are returned. */
export function makeAuthority(folder: string, name = "ca"): Authority {
  const path = (file: string) => join(folder, file);
  const openssl = (...args: string[]) => execFileSync("openssl", args, { stdio: "pipe" });
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const ca = { cert: path(`${name}.crt`), key: path(`${name}.key`) };
  openssl("req", "-x509", ...newKey, "-days", "2", "-subj", `/CN=${name}`, "-keyout", ca.key, "-out", ca.cert);
  return {
    ...ca,
    sign(subject, sans = "IP:127.0.0.1") {
      const signed = { cert: path(`${subject}.crt`), key: path(`${subject}.key`) };
      openssl("req", ...newKey, "-subj", `/CN=${subject}`, "-keyout", signed.key, "-out", path(`${subject}.csr`));
      writeFileSync(path(`${subject}.ext`), `subjectAltName=${sans}\n`);
      openssl(
        "x509",
        "-req",
        "-in",
        path(`${subject}.csr`),
        "-CA",
        ca.cert,
        "-CAkey",
        ca.key,
        "-days",
        "2",
        "-extfile",
        path(`${subject}.ext`),
        "-out",
        signed.cert,
      );
      return signed;
    },
  };
}
