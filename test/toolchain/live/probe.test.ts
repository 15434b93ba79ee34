import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { acquireProbe } from "../../../toolchain/images/probe.ts";
import { hostPlatform } from "../../../toolchain/tools/index.ts";
import { scratch } from "../support/scratch.ts";

const folder = scratch(test);
const password = join(folder, "password");
const certificate = join(folder, "certificate.pem");
const key = join(folder, "key.pem");
const authorization = `Basic ${Buffer.from("sightline:secret").toString("base64")}`;
let executable = "";
let plain = "";
let secure = "";
const servers: Server[] = [];

test.before("build the probe and serve", async () => {
  const platform = hostPlatform();
  if (platform === undefined) throw new Error("no probe for this platform");
  executable = await acquireProbe(platform);
  writeFileSync(password, "secret\n");
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"];
  await execa("openssl", [
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    key,
    "-out",
    certificate,
    ...subject,
  ]);
  const answer: Parameters<typeof createServer>[1] = (request, response) => {
    if (request.url === "/moved") return response.writeHead(302, { location: "/" }).end();
    if (request.url === "/closed" && request.headers.authorization !== authorization)
      return response.writeHead(401).end();
    return response.writeHead(200).end("fine");
  };
  plain = await listen(createServer(answer), "http");
  secure = await listen(createTlsServer({ cert: readFileSync(certificate), key: readFileSync(key) }, answer), "https");
});
test.after.always("stop", () => {
  for (const server of servers) server.close();
});

const probed = test.macro(async (t, args: () => readonly string[], code: number, words?: RegExp) => {
  const { exitCode, stderr } = await execa(executable, args(), { reject: false });
  t.is(exitCode, code, stderr);
  if (words === undefined) t.is(stderr, "");
  else t.regex(stderr, words);
});
test("the expected answer", probed, () => [`${plain}/`], 0);
test(
  "another answer",
  probed,
  () => [`${plain}/closed`],
  1,
  /^http:\/\/127\.0\.0\.1:\d+\/closed answered 401, not 200$/,
);
test("another answer that is expected", probed, () => ["--expect", "401", `${plain}/closed`], 0);
test("a redirection is not followed", probed, () => [`${plain}/moved`], 1, /answered 302, not 200$/);
test("with a password", probed, () => ["--user", "sightline", "--password-file", password, `${plain}/closed`], 0);
test(
  "a password file that is not there",
  probed,
  () => ["--user", "u", "--password-file", "/none", plain],
  1,
  /\/none/,
);
test("a user without a password", probed, () => ["--user", "u", plain], 1, /go together/);
test("a certificate nobody vouches for", probed, () => [secure], 1, /certificate/);
test("a certificate that is vouched for", probed, () => ["--ca-file", certificate, secure], 0);
test("a file without certificates", probed, () => ["--ca-file", password, secure], 1, /holds no certificate/);
test("a certificate that is not looked at", probed, () => ["--insecure", secure], 0);
test("nobody listens", probed, () => ["http://127.0.0.1:1"], 1, /connection refused/);
test("no URL", probed, () => [], 1, /one URL is needed, 0 given\nusage: probe /);
test("an unknown flag", probed, () => ["--wat", plain], 1, /wat.*\nusage: probe /);

async function listen(server: Server, scheme: string): Promise<string> {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
