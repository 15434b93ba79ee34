import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";
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
let broker = "";
let strange = "";
let deaf = "";
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
  broker = await listen(talking((socket, request) => socket.end(brokerAnswer(request))));
  strange = await listen(talking((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")));
  deaf = await listen(talking((socket) => socket.end()));
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
/** To the one request that it knows, byte by byte: its correlation id and no error. */
function brokerAnswer(request: Buffer): Buffer {
  const expected = ["0000000f", "0012", "0000", "00000001", "0005", Buffer.from("probe").toString("hex")].join("");
  const code = request.toString("hex") === expected ? "0000" : "002a";
  return Buffer.from(`0000000a${request.toString("hex", 8, 12)}${code}00000000`, "hex");
}

test("a broker that answers", probed, () => [broker], 0);
test("something else than a broker", probed, () => [strange], 1, /is no Kafka broker/);
test("a broker that hangs up", probed, () => [deaf], 1, /took the connection but answered no Kafka request: EOF/);
test("no broker", probed, () => ["kafka://127.0.0.1:1"], 1, /connection refused/);
test("a broker is asked without credentials", probed, () => ["--insecure", broker], 1, /kafka:\/\/ takes no flags/);

/** To a session of this user and database, byte by byte: one message of the server. */
function session(user: string, database: string, message: Buffer) {
  const parameters = `user\0${user}\0${database === "" ? "" : `database\0${database}\0`}\0`;
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + parameters.length);
  const expected = Buffer.concat([size, Buffer.from([0, 3, 0, 0]), Buffer.from(parameters)]);
  return listen(
    talking((socket, request) => (request.equals(expected) ? socket.end(message) : socket.destroy())),
    "postgres",
  );
}
const wantsPassword = Buffer.from("520000000800000003", "hex");
const refusal = (code: string, text: string) => {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(4 + fields.length);
  return Buffer.concat([Buffer.from("E"), size, fields]);
};
const databases = test.macro(
  async (t, user: string, database: string, message: Buffer, code: number, words?: RegExp) => {
    const url = await session(user === "" ? "postgres" : user, database, message);
    const named = url.replace("//", `//${user === "" ? "" : `${user}@`}`);
    const { exitCode, stderr } = await execa(executable, [`${named}/${database}`], { reject: false });
    t.is(exitCode, code, stderr);
    t.regex(stderr, words ?? /^$/);
  },
);
test("a PostgreSQL that asks for the password", databases, "", "", wantsPassword, 0);
const letsIn = Buffer.from("520000000800000000", "hex");
test("a PostgreSQL that asks for nothing", databases, "", "", letsIn, 0);
test("a PostgreSQL that is asked as somebody", databases, "hitl", "decisions", wantsPassword, 0);
test("a PostgreSQL that knows no such user", databases, "", "", refusal("28000", "role does not exist"), 0);
test(
  "a PostgreSQL that starts",
  databases,
  "",
  "",
  refusal("57P03", "the database system is starting up"),
  1,
  /is not ready: the database system is starting up/,
);
test("no PostgreSQL", databases, "", "", Buffer.from("HTTP/1.1 400"), 1, /is no PostgreSQL server/);
test("a PostgreSQL that hangs up", databases, "", "", Buffer.alloc(0), 1, /began no PostgreSQL session/);

const answering = test.macro(async (t, answer: string, code: number, words?: RegExp) => {
  const server = talking((socket, request) => socket.end(request.toString() === "PING\r\n" ? answer : "-ERR\r\n"));
  const { exitCode, stderr } = await execa(executable, [await listen(server, "redis")], { reject: false });
  t.is(exitCode, code, stderr);
  t.regex(stderr, words ?? /^$/);
});
test("a Redis that answers", answering, "+PONG\r\n", 0);
test("a Redis that wants a password", answering, "-NOAUTH Authentication required.\r\n", 0);
test("a Redis that loads", answering, "-LOADING Redis is loading\r\n", 1, /answered "-LOADING .*", not PONG/);
test("a Redis that hangs up", answering, "", 1, /answered no PING: EOF/);
test("somebody listens", probed, () => [strange.replace("kafka", "tcp")], 0);
test("somebody should listen", probed, () => ["tcp://127.0.0.1:1"], 1, /connection refused/);
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

function talking(answer: (socket: Socket, request: Buffer) => void): Server {
  return createTcpServer((socket) => {
    socket.on("error", () => socket.destroy());
    socket.once("data", (request) => answer(socket, request));
  });
}

async function listen(server: Server, scheme = "kafka"): Promise<string> {
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
