import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { readClientConfig } from "../../../../preview/server/prometheus/client-config.ts";
import { makeAuthority } from "../../../exporters/support/certificates.ts";
import { request } from "../../../exporters/support/request.ts";
import { folderWith, replace } from "../support/folder.ts";
import { startedPreview } from "../support/preview.ts";
import { standIn } from "../support/stand-in.ts";

const faults = test.macro({
  exec(t, text: string, expected: string) {
    const folder = folderWith(t, { "client.yml": text, empty: "\n", secret: "hunter2\n" });
    const path = join(folder, "client.yml");
    const { findings, config } = readClientConfig(path);
    t.deepEqual(
      findings.map((one) => `${one.path.replace(path, "").replace(/^ › /, "")}: ${one.message}`),
      [expected],
    );
    t.is(config, undefined);
    t.notRegex(JSON.stringify(findings), /hunter2/);
  },
  title: (_, text: string, _expected: string) => `fault: ${text.replaceAll("\n", " ")}`,
});
test(faults, "basic_auth: {username: a, password_file: nowhere}", "basic_auth › password_file: cannot be read: ENOENT");
test(faults, "basic_auth: {username: a, password_file: empty}", "basic_auth › password_file: is empty");
test(
  faults,
  "basic_auth: {username: a, password: hunter2, password_file: secret}",
  "basic_auth › password: is given twice; drop basic_auth › password or basic_auth › password_file",
);
test(faults, "basic_auth: {username: 'a:b', password_file: secret}", "basic_auth › username: holds a colon");
test(
  faults,
  "basic_auth: {username: a, password_file: secret}\nauthorization: {credentials_file: secret}",
  "authorization: is given beside basic_auth; drop one of them",
);
test(faults, "authorization: {type: 'Bear er', credentials_file: secret}", "authorization › type: is no scheme");
test(faults, "tls_config: {ca_file: secret}", "tls_config › ca: holds no certificate");
test(faults, "tls_config: {cert_file: nowhere}", "tls_config › cert_file: cannot be read: ENOENT");
test(faults, "oauth2: {}", ': Unrecognized key: "oauth2"');
test(
  faults,
  "basic_auth: {password: hunter2",
  ": cannot be read: unexpected end of the stream within a flow collection (1:31)",
);

test(
  faults,
  "tls_config: {key_file: secret, cert_file: secret}",
  "tls_config: certificates or key cannot be used: error:0480006C:PEM routines::no start line",
);
test(faults, "", ": is empty; write {} for neither a password nor TLS");

test("nothing in it is a configuration too", (t) => {
  const folder = folderWith(t, { "client.yml": "{}" });
  t.deepEqual(readClientConfig(join(folder, "client.yml")), {
    config: {},
    findings: [],
    files: [join(folder, "client.yml")],
  });
});

test("a token is sent as it is written", (t) => {
  const folder = folderWith(t, { "client.yml": "authorization: {credentials_file: token}", token: "abc\n" });
  t.is(readClientConfig(join(folder, "client.yml")).config?.authorization, "Bearer abc");
});

test("a file that cannot be used at the start keeps the preview from starting", async (t) => {
  const folder = folderWith(t, { "client.yml": "basic_auth: {username: a, password_file: nowhere}" });
  await t.throwsAsync(startedPreview(t, [`--prometheus.config.file=${join(folder, "client.yml")}`]), {
    message: /password_file.*cannot be read: ENOENT/s,
  });
});

test("TLS: the authority and the name of the certificate are those of the file, and change with it", async (t) => {
  const folder = folderWith(t, {});
  const [own, other] = [makeAuthority(folder, "own"), makeAuthority(folder, "other")];
  const { cert, key } = own.sign("prometheus", "DNS:prometheus.internal");
  const prometheus = await standIn(t, { tls: { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") } });
  const ask = async (tls: string) => {
    const file = join(folderWith(t, { "client.yml": `tls_config: ${tls}` }), "client.yml");
    const { url, stop } = await startedPreview(t, [
      `--prometheus.url=${prometheus.url}`,
      `--prometheus.config.file=${file}`,
    ]);
    const { status, text } = await request(`${url}/api/prometheus/api/v1/labels`);
    await stop(0);
    return status === 200 ? "200" : (JSON.parse(text) as { error: string }).error.replace(/https:\S+(?=:)/, "there");
  };
  t.is(await ask(`{ca_file: ${own.cert}, server_name: prometheus.internal}`), "200");
  t.is(await ask(`{ca_file: ${own.cert}}`), "Prometheus cannot be reached at there: ERR_TLS_CERT_ALTNAME_INVALID");
  t.is(
    await ask(`{ca_file: ${other.cert}, server_name: prometheus.internal}`),
    "Prometheus cannot be reached at there: UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  );
  t.is(await ask("{insecure_skip_verify: true}"), "200");
});

test("a connection made under other certificates is not used again", async (t) => {
  const folder = folderWith(t, {});
  const [own, other] = [makeAuthority(folder, "own"), makeAuthority(folder, "other")];
  const { cert, key } = own.sign("prometheus", "IP:127.0.0.1");
  const prometheus = await standIn(t, { tls: { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") } });
  const config = folderWith(t, { "client.yml": `tls_config: {ca_file: ${own.cert}}` });
  const { url } = await startedPreview(t, [
    `--prometheus.url=${prometheus.url}`,
    `--prometheus.config.file=${join(config, "client.yml")}`,
  ]);
  const status = async () => (await request(`${url}/api/prometheus/api/v1/labels`)).status;
  t.is(await status(), 200);
  replace(config, "client.yml", `tls_config: {ca_file: ${other.cert}}`);
  t.is(await status(), 502);
  replace(config, "client.yml", `tls_config: {ca_file: ${own.cert}}`);
  t.is(await status(), 200);
});
