import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import test from "ava";
import { answer, mayGoOnline, statusOf } from "../../../toolchain/doctor/reach.ts";

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  response.writeHead(request.url?.startsWith("/good") ? 200 : 403).end();
});
let base = "";
test.before("serve", async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.after.always("stop", () => {
  server.close();
  server.closeAllConnections();
});
test.afterEach.always(() => {
  delete process.env.SIGHTLINE_OFFLINE;
});

test.serial("every URL has to answer with a success", async (t) => {
  t.true(await answer([`${base}/good`]));
  t.false(await answer([`${base}/good`, `${base}/forbidden`]), "a proxy that refuses is no answer");
  t.false(await answer(["http://127.0.0.1:1/"]));
});

test.serial("each URL is asked once, without its content", async (t) => {
  await Promise.all([statusOf(`${base}/good/once`), statusOf(`${base}/good/once`)]);
  await statusOf(`${base}/good/once`);
  t.deepEqual(
    asked.filter((text) => text.endsWith("/once")),
    ["HEAD /good/once"],
  );
});

test.serial("SIGHTLINE_OFFLINE asks nobody", async (t) => {
  process.env.SIGHTLINE_OFFLINE = "1";
  t.false(mayGoOnline());
  t.false(await answer([`${base}/good/offline`]));
  t.deepEqual(
    asked.filter((text) => text.endsWith("/offline")),
    [],
  );
  process.env.SIGHTLINE_OFFLINE = "0";
  t.true(mayGoOnline());
});
