import { writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { bearerToken } from "../../../../exporters/kafka-lag/cluster/bearer-token.ts";
import { readSecret } from "../../../../exporters/kafka-lag/cluster/secret.ts";
import { temporaryFolder } from "../../support/folder.ts";

test("a secret from a file is as it is now, without the line end", async (t) => {
  const file = join(temporaryFolder(t), "password");
  writeFileSync(file, " se cret \r\n");
  t.is(await readSecret({ file }), " se cret ");
  writeFileSync(file, "other");
  t.is(await readSecret({ file }), "other");
  t.is(await readSecret({ value: "v\n" }), "v\n");
});

test("a token from a file", async (t) => {
  const file = join(temporaryFolder(t), "token");
  writeFileSync(file, "abc\n");
  t.is(await bearerToken({ file }), "abc");
});

interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function endpoint(t: ExecutionContext, status: number, answer: string) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ headers: request.headers, body });
    response.writeHead(status, { "content-type": "application/json" }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.teardown(() => server.close());
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token` };
}

const client = { clientId: "lag:exporter", clientSecret: { value: "s e/c+ret" } };

test("a token by client credentials: both parts encoded, scope and audience sent", async (t) => {
  const { asked, url } = await endpoint(t, 200, '{"access_token":"abc","token_type":"Bearer"}');
  t.is(await bearerToken({ endpoint: url, ...client, scope: "kafka read", audience: "brokers" }), "abc");
  const [request] = asked;
  t.is(request?.body, "grant_type=client_credentials&scope=kafka+read&audience=brokers");
  t.is(request?.headers["content-type"], "application/x-www-form-urlencoded");
  const [, encoded = ""] = request?.headers.authorization?.split(" ") ?? [];
  t.is(Buffer.from(encoded, "base64").toString(), "lag%3Aexporter:s+e%2Fc%2Bret");
});

test("the endpoint's own words are told, and nothing else of its answer", async (t) => {
  const { url } = await endpoint(t, 401, '{"error":"invalid_client","error_description":"unknown","hint":"s e/c+ret"}');
  const error = await t.throwsAsync(bearerToken({ endpoint: url, ...client }));
  t.is(error?.message, `the token endpoint ${url} answered 401 invalid_client: unknown`);
});

test("an answer without a token, or that is no JSON, is refused", async (t) => {
  for (const answer of ["{}", '{"access_token":""}', '{"access_token":7}', "<html>", "null"]) {
    const { url } = await endpoint(t, 200, answer);
    await t.throwsAsync(bearerToken({ endpoint: url, ...client }), { message: /answered 200/ }, answer);
  }
});

test("an answer without end is not read to its end", async (t) => {
  const { url } = await endpoint(t, 200, " ".repeat(100_000));
  await t.throwsAsync(bearerToken({ endpoint: url, ...client }), { message: /too long/ });
});
