import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { followWebConfig } from "../../../../exporters/kit/web-config/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";
import { makeAuthority } from "../../support/certificates.ts";
import { temporaryFolder } from "../../support/folder.ts";

const hash = `$2b$04$${"a".repeat(53)}`;

const refused = test.macro({
  exec(t, content: string, expected: readonly string[]) {
    const folder = temporaryFolder(t);
    const path = join(folder, "web.yml");
    writeFileSync(path, content);
    const error = t.throws(() => followWebConfig(path, () => {}), { instanceOf: DefinitionError });
    t.deepEqual(
      error.findings.map(
        (finding) => `${finding.path.replace(path, "web.yml")}: ${finding.message.replaceAll(folder, "")}`,
      ),
      expected,
    );
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
test("a section this server does not have", refused, "rate_limit: {burst: 1}", [
  'web.yml: Unrecognized key: "rate_limit"',
]);
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
