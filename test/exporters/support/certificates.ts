import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign as signBytes,
} from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as der from "./der.ts";

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** When a certificate is good. */
export interface Validity {
  readonly from: Date;
  readonly until: Date;
}

/** A throw-away authority that signs for 127.0.0.1. */
export interface Authority extends Certificate {
  /** `sans` as OpenSSL writes them: `IP:127.0.0.1,DNS:localhost`. @default valid for two days */
  sign(name: string, sans?: string, validity?: Validity): Certificate;
}

/** Makes an authority in a folder; paths, not contents, are returned. Takes a millisecond: no process is started. */
export function makeAuthority(folder: string, name = "ca"): Authority {
  const key = newKey();
  const write = (subject: string, own: KeyObject, certificate: Buffer): Certificate => {
    const paths = { cert: join(folder, `${subject}.crt`), key: join(folder, `${subject}.key`) };
    writeFileSync(paths.cert, pem("CERTIFICATE", certificate));
    writeFileSync(paths.key, own.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    return paths;
  };
  const forAuthority = [
    extension("2.5.29.19", der.sequence(der.boolean(true)), "critical"),
    extension("2.5.29.15", certificateSigning, "critical"),
    extension("2.5.29.14", der.octets(keyId(key))),
  ];
  const root = { subject: name, own: key, issuer: name, signer: key, validity: twoDays(), extensions: forAuthority };
  return {
    ...write(name, key, signed(root)),
    sign(subject, sans = "IP:127.0.0.1", validity = twoDays()) {
      const own = newKey();
      const extensions = [
        extension("2.5.29.17", der.sequence(...sans.split(",").map(alternativeName))),
        extension("2.5.29.14", der.octets(keyId(own))),
        extension("2.5.29.35", der.sequence(der.implicit(0, keyId(key)))),
      ];
      return write(subject, own, signed({ subject, own, issuer: name, signer: key, validity, extensions }));
    },
  };
}

interface ToBeSigned {
  readonly subject: string;
  readonly own: KeyObject;
  readonly issuer: string;
  readonly signer: KeyObject;
  readonly validity: Validity;
  readonly extensions: readonly Buffer[];
}

/** A version 3 certificate. Source: RFC 5280, section 4.1. */
function signed({ subject, own, issuer, signer, validity, extensions }: ToBeSigned): Buffer {
  const algorithm = der.sequence(der.identifier(ecdsaWithSha256));
  const body = der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    nameOf(issuer),
    der.sequence(der.time(validity.from), der.time(validity.until)),
    nameOf(subject),
    createPublicKey(own).export({ type: "spki", format: "der" }),
    der.explicit(3, der.sequence(...extensions)),
  );
  return der.sequence(body, algorithm, der.bits(signBytes("sha256", body, signer)));
}

const ecdsaWithSha256 = "1.2.840.10045.4.3.2";

function nameOf(commonName: string): Buffer {
  return der.sequence(der.set(der.sequence(der.identifier("2.5.4.3"), der.text(commonName))));
}

/** Key usage: bits 5 and 6, certificates and revocation lists. */
const certificateSigning = Buffer.from([0x03, 0x02, 0x01, 0x06]);

function extension(id: string, content: Buffer, critical?: "critical"): Buffer {
  const marks = critical === undefined ? [] : [der.boolean(true)];
  return der.sequence(der.identifier(id), ...marks, der.octets(content));
}

function keyId(key: KeyObject): Buffer {
  return createHash("sha1")
    .update(createPublicKey(key).export({ type: "spki", format: "der" }))
    .digest();
}

function alternativeName(given: string): Buffer {
  const [kind, value = ""] = given.split(/:(.*)/s);
  if (kind === "DNS") return der.implicit(2, Buffer.from(value));
  if (kind === "IP") return der.implicit(7, Buffer.from(value.split(".").map(Number)));
  throw new Error(`no DNS:… or IP:… in ${given}`);
}

function newKey(): KeyObject {
  return generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
}

function twoDays(): Validity {
  const day = 86_400_000;
  return { from: new Date(Date.now() - day), until: new Date(Date.now() + day) };
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
