import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { DefinitionError } from "../../../problems/index.ts";
import { certificateFaults } from "../../../stack/tls/certificate-faults.ts";
import { readTlsFiles, tlsFindings } from "../../../stack/tls/index.ts";
import { selfSigned, signed } from "../support/certificates.ts";

const host = "stack.internal";
const folder = mkdtempSync(join(tmpdir(), "sightline-tls-"));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));
test.before("certificates", () => {
  selfSigned(folder, "own", host);
  selfSigned(folder, "other", "other.internal");
  signed(folder, "signed", host);
  writeFileSync(join(folder, "text.txt"), "hello\n");
});

const taken = test.macro((t, name: string) => {
  const tls = { certFile: `${name}.crt`, keyFile: `${name}.key`, serverName: host };
  const { certificate, key, serverName } = readTlsFiles(tls, folder);
  t.is(certificate, readFileSync(join(folder, `${name}.crt`), "utf8"));
  t.is(key, readFileSync(join(folder, `${name}.key`), "utf8"));
  t.is(serverName, host);
});
test("a self-signed certificate, relative to the project", taken, "own");
test("a chain of a private authority", taken, "signed");

const refused = test.macro((t, given: object, ...expected: RegExp[]) => {
  const tls = { certFile: "own.crt", keyFile: "own.key", serverName: host, ...given };
  const error = t.throws(() => readTlsFiles(tls, folder), { instanceOf: DefinitionError });
  const told = error?.findings.map(({ check, path, message }) => `${path}: ${message} [${check}]`) ?? [];
  t.is(told.length, expected.length, told.join("\n"));
  for (const [index, pattern] of expected.entries()) t.regex(told[index] ?? "", pattern);
});
test(
  "no files, both told at once",
  refused,
  { certFile: "tls/no.crt", keyFile: "." },
  /^sightline:tls\.certFile: "tls\/no\.crt" cannot be read: there is no such file; .* \[settings\/tls-file\]$/,
  /^sightline:tls\.keyFile: "\." cannot be read: that is a folder; .* \[settings\/tls-file\]$/,
);
test(
  "neither certificate nor key",
  refused,
  { certFile: "text.txt", keyFile: "text.txt" },
  /^sightline:tls\.certFile: "text\.txt" holds no certificate .* \[settings\/tls-file\]$/,
  /^sightline:tls\.keyFile: "text\.txt" holds no private key .* \[settings\/tls-file\]$/,
);
test(
  "the key of another certificate",
  refused,
  { keyFile: "other.key" },
  /^sightline:tls\.keyFile: "other\.key" is not the key of the first certificate in "own\.crt"; .* \[settings\/tls-key\]$/,
);
test(
  "a name that the certificate lacks, and a wrong key, at once",
  refused,
  { serverName: "elsewhere.internal", keyFile: "other.key" },
  /\[settings\/tls-key\]$/,
  /^sightline:tls\.serverName: "elsewhere\.internal" is no host name .*; allowed: stack\.internal\. \[settings\/tls-name\]$/,
);
test("the subject's name is no host name", refused, { serverName: "own" }, /"own" .* \[settings\/tls-name\]$/);
test("an address is no host name", refused, { serverName: "127.0.0.1" }, /"127\.0\.0\.1" .* \[settings\/tls-name\]$/);
const timed = test.macro((t, days: number, expected: RegExp) => {
  const tls = { certFile: "own.crt", keyFile: "own.key", serverName: host };
  const pair = { certificate: readFileSync(join(folder, "own.crt"), "utf8"), key: undefined };
  const [fault, ...others] = certificateFaults(tls, pair, new Date(Date.now() + days * 86_400_000));
  t.regex(`${fault?.path}: ${fault?.message} [${fault?.check}]`, expected);
  t.deepEqual(others, []);
});
test(
  "an expired certificate",
  timed,
  3,
  /^sightline:tls\.certFile: the certificate in "own\.crt" expired on .*tls-time\]$/,
);
test("a certificate of tomorrow", timed, -1, /is not valid before .*tls-time\]$/);

const input = { project: "p", stack: "prod", systems: [] };

test("the files are looked at also when other settings are wrong, and as Pulumi gives them", (t) => {
  const tls = JSON.stringify({ certFile: "no.crt", keyFile: "own.key", serverName: host });
  const findings = tlsFindings({ ...input, values: { scrapeInterval: "5x", tls } }, folder);
  t.deepEqual(
    findings.map(({ path }) => path),
    ["sightline:tls.certFile"],
  );
});

test("a setting that is missing is left to those who check the settings", (t) => {
  t.deepEqual(tlsFindings({ ...input, values: { tls: { certFile: "no.crt" } } }, folder), []);
  t.deepEqual(tlsFindings({ ...input, values: {} }, folder), []);
});
