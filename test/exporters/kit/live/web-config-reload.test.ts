import { once } from "node:events";
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { join } from "node:path";
import { type ConnectionOptions, connect as connectTls, type PeerCertificate } from "node:tls";
import test, { type ExecutionContext } from "ava";
import { hashSync } from "bcryptjs";
import { Registry } from "prom-client";
import { readSettings, startServer, webSettings } from "../../../../exporters/kit/index.ts";
import { type Certificate, makeAuthority } from "../../support/certificates.ts";
import { temporaryFolder } from "../../support/folder.ts";
import { recordingLog } from "../../support/log.ts";
import { basic, request } from "../../support/request.ts";

const program = { name: "probe", description: "A program.", version: "1.2.3" };

async function started(t: ExecutionContext, path: string) {
  const { log, lines } = recordingLog();
  const flags = ["--web.listen-address=127.0.0.1:0", `--web.config.file=${path}`];
  const settings = readSettings(program, webSettings({ port: 0 }), flags);
  const server = await startServer({ program, settings, log, registry: new Registry() });
  t.teardown(() => server.stop(0));
  const { port } = server.address;
  return { lines, port, http: `http://127.0.0.1:${port}/-/healthy`, https: `https://127.0.0.1:${port}/-/healthy` };
}

const users = (password: string) => `basic_auth_users: {admin: ${hashSync(password, 4)}}\n`;
const read = ({ cert, key }: Certificate) => ({ cert: readFileSync(cert), key: readFileSync(key) });

test("a password rotated by switching a folder counts on the very next request, on an open connection too", async (t) => {
  const folder = temporaryFolder(t);
  for (const release of ["one", "two", "three"]) {
    mkdirSync(join(folder, release));
    writeFileSync(join(folder, release, "web.yml"), users(release));
  }
  const switchTo = (release: string) => {
    symlinkSync(release, join(folder, "next"));
    renameSync(join(folder, "next"), join(folder, "current"));
  };
  switchTo("one");
  const { http } = await started(t, join(folder, "current", "web.yml"));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.teardown(() => agent.destroy());
  const status = async (password: string) => (await request(http, { agent, headers: basic("admin", password) })).status;

  t.deepEqual([await status("one"), await status("two")], [200, 401]);
  switchTo("two");
  t.deepEqual([await status("one"), await status("two")], [401, 200]);
  rmSync(join(folder, "one"), { recursive: true });
  switchTo("three");
  t.deepEqual([await status("three"), await status("two")], [200, 401]);
});

test("a file written over in place counts as well", async (t) => {
  const path = join(temporaryFolder(t), "web.yml");
  writeFileSync(path, users("one"));
  const { http } = await started(t, path);
  t.is((await request(http, { headers: basic("admin", "one") })).status, 200);
  writeFileSync(path, users("two"));
  t.is((await request(http, { headers: basic("admin", "one") })).status, 401);
  t.is((await request(http, { headers: basic("admin", "two") })).status, 200);
});

const keepsOld = test.macro({
  async exec(t, spoil: (path: string) => void) {
    const path = join(temporaryFolder(t), "web.yml");
    writeFileSync(path, users("good"));
    const { http, lines } = await started(t, path);
    const successful = async () => {
      const { text } = await request(http.replace("/-/healthy", "/metrics"), { headers: basic("admin", "good") });
      return /^sightline_web_config_last_reload_successful (\d)$/m.exec(text)?.[1];
    };
    t.is(await successful(), "1");
    spoil(path);
    t.is(await successful(), "0");
    t.is((await request(http)).status, 401);
    t.is((await request(http, { headers: basic("admin", "good") })).status, 200);
    t.is(lines.filter((line) => line.includes("cannot be used")).length, 1, "said once, not on every request");
    t.false(lines.join("").includes("hunter2"));
    writeFileSync(path, users("good"));
    t.is(await successful(), "1");
  },
  title: (title) => `the last good configuration stays in force after ${title}`,
});
test("a password in clear", keepsOld, (path) => writeFileSync(path, "basic_auth_users: {admin: hunter2}"));
test("broken YAML", keepsOld, (path) => writeFileSync(path, "basic_auth_users: {admin: hunter2"));
test("a write cut short", keepsOld, (path) => writeFileSync(path, ""));
test("the file's removal", keepsOld, (path) => rmSync(path));
test("an unreadable certificate", keepsOld, (path) =>
  writeFileSync(path, "tls_server_config: {cert_file: x, key_file: y}"),
);

test("TLS: served, old versions refused, a rotated certificate used for the next connection", async (t) => {
  const folder = temporaryFolder(t);
  const authority = makeAuthority(folder);
  const [first, second] = [authority.sign("first"), authority.sign("second")];
  const install = ({ cert, key }: Certificate) => {
    copyFileSync(cert, join(folder, "server.crt"));
    copyFileSync(key, join(folder, "server.key"));
  };
  install(first);
  const path = join(folder, "web.yml");
  writeFileSync(path, `tls_server_config: {cert_file: server.crt, key_file: server.key}\n${users("pass")}`);
  const { https, http, port } = await started(t, path);
  const ca = readFileSync(authority.cert);
  const headers = basic("admin", "pass");
  const servedName = async (options: ConnectionOptions = {}) =>
    (await peerCertificate(t, port, { ca, ...options })).subject.CN;

  t.is((await request(https, { ca, headers })).status, 200);
  t.is((await request(https, { ca })).status, 401);
  await t.throwsAsync(request(https, { headers }), { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" });
  await t.throwsAsync(request(http, { headers }), { code: "ECONNRESET" });
  const old = { minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "DEFAULT:@SECLEVEL=0" } as const;
  await t.throwsAsync(request(https, { ca, headers, ...old }), { message: /alert protocol version/ });
  t.is(await servedName({ maxVersion: "TLSv1.2" }), "first");

  install(second);
  t.is(await servedName(), "second");
  writeFileSync(
    path,
    `tls_server_config: {cert_file: first.crt, key_file: first.key, min_version: TLS13}\n${users("pass")}`,
  );
  t.is(await servedName(), "first");
  await t.throwsAsync(request(https, { ca, headers, maxVersion: "TLSv1.2" }), { message: /alert protocol version/ });
});

test("an expired certificate is replaced without a restart", async (t) => {
  const folder = temporaryFolder(t);
  const authority = makeAuthority(folder);
  const day = 86_400_000;
  authority.sign("server", "IP:127.0.0.1", { from: new Date(Date.now() - 2 * day), until: new Date(Date.now() - day) });
  const path = join(folder, "web.yml");
  writeFileSync(path, "tls_server_config: {cert_file: server.crt, key_file: server.key}");
  const { https, lines } = await started(t, path);
  const ca = readFileSync(authority.cert);
  await t.throwsAsync(request(https, { ca }), { code: "CERT_HAS_EXPIRED" });
  authority.sign("server");
  t.is((await request(https, { ca })).status, 200);
  t.is(lines.filter((line) => line.includes("web configuration read")).length, 2);
});

test("only the suites and curves that are configured are agreed on, TLS 1.3 stays", async (t) => {
  const folder = temporaryFolder(t);
  const authority = makeAuthority(folder);
  authority.sign("server");
  const path = join(folder, "web.yml");
  const choice = "cipher_suites: [TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384], curve_preferences: [CurveP384]";
  writeFileSync(path, `tls_server_config: {cert_file: server.crt, key_file: server.key, ${choice}}`);
  const { https } = await started(t, path);
  const ca = readFileSync(authority.cert);
  const status = async (options: ConnectionOptions) => (await request(https, { ca, ...options })).status;
  t.is(await status({}), 200);
  t.is(await status({ maxVersion: "TLSv1.2" }), 200);
  const other = { maxVersion: "TLSv1.2", ciphers: "ECDHE-ECDSA-AES128-GCM-SHA256" } as const;
  await t.throwsAsync(status(other), { message: /handshake failure/ });
  await t.throwsAsync(status({ ecdhCurve: "P-256" }), { message: /handshake failure/ });
});

test("TLS is switched on under way; a connection from before is served once more and then closed", async (t) => {
  const folder = temporaryFolder(t);
  const authority = makeAuthority(folder);
  authority.sign("server");
  const path = join(folder, "web.yml");
  writeFileSync(path, users("pass"));
  const { http, https } = await started(t, path);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.teardown(() => agent.destroy());
  const headers = basic("admin", "pass");
  t.is((await request(http, { agent, headers })).headers.connection, "keep-alive");
  writeFileSync(path, `tls_server_config: {cert_file: server.crt, key_file: server.key}\n${users("pass")}`);
  t.is((await request(http, { agent, headers })).headers.connection, "close");
  await t.throwsAsync(request(http, { headers }), { code: "ECONNRESET" });
  t.is((await request(https, { ca: readFileSync(authority.cert), headers })).status, 200);
});

type Policy = "RequireAndVerifyClientCert" | "VerifyClientCertIfGiven" | "RequireAnyClientCert" | "RequestClientCert";
const clients = test.macro({
  async exec(t, policy: Policy, extra: string, admitted: readonly string[]) {
    const folder = temporaryFolder(t);
    const authority = makeAuthority(folder);
    const stranger = makeAuthority(folder, "stranger");
    authority.sign("server");
    const certificates: Record<string, Certificate | undefined> = {
      none: undefined,
      "DNS:prometheus": authority.sign("prometheus", "DNS:prometheus"),
      "DNS:other": authority.sign("other", "DNS:other,DNS:prometheus.evil"),
      stranger: stranger.sign("impostor", "DNS:prometheus"),
    };
    const path = join(folder, "web.yml");
    const base = `cert_file: server.crt, key_file: server.key, client_auth_type: ${policy}`;
    writeFileSync(path, `tls_server_config: {${base}${extra}}`);
    const { https } = await started(t, path);
    const ca = readFileSync(authority.cert);
    for (const [name, certificate] of Object.entries(certificates)) {
      const answer = request(https, { ca, ...(certificate === undefined ? {} : read(certificate)) });
      const outcome = await answer.then(
        ({ status }) => status === 200,
        () => false,
      );
      t.is(outcome, admitted.includes(name), `${name}: admitted is ${outcome}`);
    }
  },
  title: (_, policy: Policy, extra: string, admitted: readonly string[]) =>
    `${policy}${extra && ` (${extra.slice(2)})`} admits ${admitted.join(", ")}`,
});
const ca = ", client_ca_file: ca.crt";
test(clients, "RequireAndVerifyClientCert", ca, ["DNS:prometheus", "DNS:other"]);
test(clients, "RequireAndVerifyClientCert", `${ca}, client_allowed_sans: [prometheus]`, ["DNS:prometheus"]);
test(clients, "VerifyClientCertIfGiven", ca, ["none", "DNS:prometheus", "DNS:other"]);
test(clients, "RequireAnyClientCert", "", ["DNS:prometheus", "DNS:other", "stranger"]);
test(clients, "RequestClientCert", "", ["none", "DNS:prometheus", "DNS:other", "stranger"]);

test("mutual TLS: who is let in changes with the authority's file, without a restart", async (t) => {
  const folder = temporaryFolder(t);
  const authority = makeAuthority(folder);
  authority.sign("server");
  const [old, next] = ["old", "next"].map((name) => makeAuthority(folder, name));
  if (old === undefined || next === undefined) throw new Error("no authorities");
  const [before, after] = [old.sign("before", "DNS:prometheus"), next.sign("after", "DNS:prometheus")];
  const clientAuthority = join(folder, "clients.crt");
  copyFileSync(old.cert, clientAuthority);
  const path = join(folder, "web.yml");
  const asked = "client_auth_type: RequireAndVerifyClientCert, client_ca_file: clients.crt";
  writeFileSync(path, `tls_server_config: {cert_file: server.crt, key_file: server.key, ${asked}}`);
  const { https } = await started(t, path);
  const ca = readFileSync(authority.cert);
  const admitted = (certificate: Certificate) =>
    request(https, { ca, ...read(certificate) }).then(
      ({ status }) => status === 200,
      () => false,
    );
  t.deepEqual([await admitted(before), await admitted(after)], [true, false]);
  copyFileSync(next.cert, clientAuthority);
  t.deepEqual([await admitted(before), await admitted(after)], [false, true]);
});

async function peerCertificate(
  t: ExecutionContext,
  port: number,
  options: ConnectionOptions,
): Promise<PeerCertificate> {
  const socket = connectTls({ host: "127.0.0.1", port, ...options });
  t.teardown(() => socket.destroy());
  await once(socket, "secureConnect");
  const certificate = socket.getPeerCertificate();
  socket.destroy();
  return certificate;
}
