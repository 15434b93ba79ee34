import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { get, put } from "../../../stack/agent/http.ts";
import type { Certificate } from "../../exporters/support/certificates.ts";
import { selfSigned, signed } from "../support/certificates.ts";

const host = "stack.internal";
const folder = mkdtempSync(join(tmpdir(), "sightline-agent-"));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));
test.before(() => writeFileSync(join(folder, "password"), "p\n"));

test("a self-signed certificate is recognised", async (t) => {
  const own = selfSigned(folder, "own", host);
  const { status } = await get(await serve(t, own), access(own.cert));
  t.is(status, 200);
});

test("a certificate that a private authority signed is recognised", async (t) => {
  const chain = signed(folder, "chain", host);
  const { status } = await get(await serve(t, chain), access(chain.cert));
  t.is(status, 200);
});

test("so it is without its authority", async (t) => {
  const chain = signed(folder, "leaf", host);
  const alone = join(folder, "leaf-alone.crt");
  writeFileSync(alone, new X509Certificate(readFileSync(chain.cert)).toString());
  const { status } = await get(await serve(t, chain), access(alone));
  t.is(status, 200);
});

test("another certificate is refused", async (t) => {
  const url = await serve(t, selfSigned(folder, "stranger", host));
  await t.throwsAsync(get(url, access(selfSigned(folder, "expected", host).cert)), { message: /self-signed/ });
});

test("another name is refused", async (t) => {
  const other = selfSigned(folder, "other", "other.internal");
  await t.throwsAsync(get(await serve(t, other), access(other.cert)), { message: /stack\.internal/ });
});

test("what is put arrives as JSON, with the password", async (t) => {
  const own = selfSigned(folder, "put", host);
  const { body } = await put(await serve(t, own), access(own.cert), { a: "ü" });
  t.is(body, `PUT Basic ${Buffer.from("u:p").toString("base64")} application/json {"a":"ü"}`);
});

function access(caFile: string) {
  return { user: "u", passwordFile: join(folder, "password"), caFile, serverName: host };
}

/** Tells back what it was asked. */
async function serve(t: ExecutionContext, { cert, key }: Certificate): Promise<string> {
  const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, async (request, response) => {
    const body = (await request.toArray()).join("");
    const { authorization, "content-type": type } = request.headers;
    response.end(`${request.method} ${authorization} ${type} ${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.teardown(() => server.close());
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
