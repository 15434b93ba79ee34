import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { followWebConfig } from "../../../../exporters/kit/web-config/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";
import { makeAuthority } from "../../support/certificates.ts";
import { temporaryFolder } from "../../support/folder.ts";

const hash = `$2b$04$${"a".repeat(53)}`;

const refused = test.macro({
  exec(t, content: string, expected: readonly (string | RegExp)[]) {
    const folder = temporaryFolder(t);
    const path = join(folder, "web.yml");
    writeFileSync(path, content);
    const error = t.throws(() => followWebConfig(path, () => {}), { instanceOf: DefinitionError });
    const found = error.findings.map(
      (finding) => `${finding.path.replace(path, "web.yml")}: ${finding.message.replaceAll(folder, "")}`,
    );
    t.is(found.length, expected.length);
    for (const [index, one] of expected.entries())
      if (typeof one === "string") t.is(found[index], one);
      else t.regex(found[index] ?? "", one);
  },
  title: (title) => `refused: ${title}`,
});

test("an empty file", refused, "", ["web.yml: is empty"]);
test("a file of comments", refused, "# nothing\n\n  # here", ["web.yml: is empty"]);
test("no YAML", refused, `basic_auth_users: {admin: ${hash}`, [
  "web.yml: is not YAML: unexpected end of the stream within a flow collection (1:87)",
]);
test("not a mapping", refused, "- 1", ["web.yml: Invalid input: expected object, received array"]);
test("a password in clear, without repeating it", refused, "basic_auth_users:\n  admin: hunter2\n", [
  "web.yml › basic_auth_users › admin: must be a bcrypt hash, which starts with $2y$, $2a$ or $2b$",
]);
test("a user name with a colon", refused, `basic_auth_users:\n  "a:b": ${hash}\n`, [
  "web.yml › basic_auth_users › a:b: is no user name: it must not be empty or hold a colon",
]);
test("a section that is in no format", refused, "rate_limits: {burst: 1}", [
  'web.yml: Unrecognized key: "rate_limits"',
]);
test("a rate limit that lets nothing through", refused, "rate_limit: {interval: 1s, burst: 0}", [
  "web.yml › rate_limit › burst: must be at least 1: nothing would be answered",
]);
test("a rate limit without a unit", refused, "rate_limit: {interval: 5, burst: 1}", [
  "web.yml › rate_limit › interval: is no duration; write a number and a unit, like 500ms or 1s, or 0",
]);
test(
  "a suite and a curve that are not safe",
  refused,
  "tls_server_config: {cert: a, key: b, cipher_suites: [TLS_RSA_WITH_RC4_128_SHA], curve_preferences: [P224]}",
  [
    /^web\.yml › tls_server_config › cipher_suites › 0: Invalid option: expected one of "TLS_AES_128_GCM_SHA256"\|/,
    /^web\.yml › tls_server_config › curve_preferences › 0: Invalid option: expected one of "CurveP256"\|/,
  ],
);
test(
  "names that nobody has to have",
  refused,
  "tls_server_config: {cert: a, key: b, client_ca: c, client_auth_type: VerifyClientCertIfGiven, client_allowed_sans: [x]}",
  [
    "web.yml › tls_server_config › client_auth_type: must be RequireAndVerifyClientCert for client_allowed_sans to keep anybody out",
  ],
);
test("old TLS", refused, "tls_server_config: {cert_file: a, key_file: b, min_version: TLS11}", [
  "web.yml › tls_server_config › min_version: must be TLS12 or TLS13: older versions are broken",
]);
test("a header that is not in the format", refused, "http_server_config: {headers: {Server: x}}", [
  'web.yml › http_server_config › headers: Unrecognized key: "Server"',
]);
test("no certificate", refused, "tls_server_config: {min_version: TLS13}", [
  "web.yml › tls_server_config › cert_file: is missing; TLS needs a certificate",
  "web.yml › tls_server_config › key_file: is missing; TLS needs the certificate's key",
]);
test("files that are not there", refused, "tls_server_config: {cert_file: a.crt, key_file: a.key}", [
  "web.yml › tls_server_config › cert_file: cannot be read: ENOENT: no such file or directory, open '/a.crt'",
  "web.yml › tls_server_config › key_file: cannot be read: ENOENT: no such file or directory, open '/a.key'",
]);
test(
  "client certificates checked against nothing",
  refused,
  "tls_server_config: {cert: a, key: b, client_auth_type: RequireAndVerifyClientCert}",
  ["web.yml › tls_server_config › client_auth_type: RequireAndVerifyClientCert needs client_ca_file"],
);
test("a client CA that nothing uses", refused, "tls_server_config: {cert: a, key: b, client_ca: c}", [
  "web.yml › tls_server_config › client_auth_type: is missing; client_ca_file has no effect without it",
]);

test("refused: a key of another certificate", (t) => {
  const folder = temporaryFolder(t);
  const authority = makeAuthority(folder);
  authority.sign("one");
  authority.sign("two");
  const path = join(folder, "web.yml");
  writeFileSync(path, "tls_server_config: {cert_file: one.crt, key_file: two.key}");
  const error = t.throws(() => followWebConfig(path, () => {}), { instanceOf: DefinitionError });
  t.regex(error.message, /certificate, key or client CA cannot be used: .*key values mismatch/);
});

test("braces alone ask for nothing", (t) => {
  const path = join(temporaryFolder(t), "web.yml");
  writeFileSync(path, "{}");
  t.is(followWebConfig(path, () => {}).current().users.size, 0);
});

test("what exporters, Prometheus and Alertmanager accept in one file is accepted here", (t) => {
  const path = join(temporaryFolder(t), "web.yml");
  writeFileSync(
    path,
    `http_server_config:
  http2: true
  headers: {X-Frame-Options: deny, X-Content-Type-Options: nosniff, Strict-Transport-Security: max-age=60, X-XSS-Protection: ""}
basic_auth_users:
  admin: ${hash}
  sightline: ${hash.replace("2b", "2y")}
`,
  );
  const { users, headers } = followWebConfig(path, () => {}).current();
  t.deepEqual([...users.keys()], ["admin", "sightline"]);
  t.deepEqual(headers, {
    "Strict-Transport-Security": "max-age=60",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "deny",
  });
});

test("suites and curves under the format's names; TLS 1.3 stays on", (t) => {
  const folder = temporaryFolder(t);
  const { cert, key } = makeAuthority(folder);
  const path = join(folder, "web.yml");
  const suites = "cipher_suites: [TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256]";
  writeFileSync(
    path,
    `tls_server_config: {cert_file: ${cert}, key_file: ${key}, ${suites}, curve_preferences: [X25519MLKEM768, CurveP256]}`,
  );
  const options = followWebConfig(path, () => {}).current().tls?.options;
  t.is(
    options?.ciphers,
    "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:ECDHE-ECDSA-AES256-GCM-SHA384",
  );
  t.is(options?.ecdhCurve, "X25519MLKEM768:P-256");
  t.true(options?.honorCipherOrder);
});

const rate = test.macro({
  exec(t, interval: string, expected: number | undefined) {
    const path = join(temporaryFolder(t), "web.yml");
    writeFileSync(path, `rate_limit: {interval: ${interval}, burst: 20}`);
    const { rateLimit } = followWebConfig(path, () => {}).current();
    t.deepEqual(rateLimit, expected === undefined ? undefined : { intervalMs: expected, burst: 20 });
  },
  title: (_, interval) => `a rate limit of one in ${interval}`,
});
test(rate, "1s", 1000);
test(rate, '"1.5s"', 1500);
test(rate, "1m30s", 90_000);
test(rate, "500us", 0.5);
test(rate, "0", undefined);
test(rate, "0s", undefined);
