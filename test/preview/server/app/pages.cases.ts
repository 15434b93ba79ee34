import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import test from "ava";
import { openAppFolder } from "../../../../preview/server/app/index.ts";
import { raw } from "../../../exporters/socket-proxy/support/raw.ts";
import { request } from "../../../exporters/support/request.ts";
import { folderWith, put } from "../support/folder.ts";
import { page, startedPreview } from "../support/preview.ts";

const script = `export const x = "${"x".repeat(2000)}";\n`;
const app = {
  "index.html": page,
  "assets/index-abc123.js": script,
  "assets/style-abc123.css": "body{}",
  "build/img/icons/unicons/apps.svg": "<svg/>",
  "fonts/inter/Inter-Regular.woff2": "wOF2",
  "third-party-notices.txt": "ü",
  "odd name.txt": "odd",
};

const shown = test.macro({
  async exec(t, path: string) {
    const { url } = await startedPreview(t, [], { app });
    const { status, text, headers } = await request(`${url}${path}`);
    t.deepEqual(
      [status, text, headers["content-type"], headers["cache-control"]],
      [200, page, "text/html; charset=utf-8", "no-cache"],
    );
    t.is(
      headers["content-security-policy"],
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    t.deepEqual([headers["x-content-type-options"], headers["referrer-policy"]], ["nosniff", "no-referrer"]);
    const head = await request(`${url}${path}`, { method: "HEAD" });
    t.deepEqual([head.status, head.text, head.headers["content-length"]], [200, "", String(page.length)]);
  },
  title: (_, path) => `the page is at ${path}`,
});
for (const path of [
  "/",
  "/?orgId=1",
  "/d/kafka",
  "/d/kafka/slug?var-a=1&viewPanel=2",
  "/dashboards",
  "/dashboards/f/Some%20folder",
])
  test(shown, path);

const file = test.macro({
  async exec(t, path: string, type: string, cache: string) {
    const { url } = await startedPreview(t, [], { app });
    const { status, text, headers } = await request(`${url}${path}`);
    t.deepEqual([status, headers["content-type"], headers["cache-control"]], [200, type, cache]);
    t.is(text, app[decodeURI(path.slice(1)) as keyof typeof app]);
    t.regex(headers["content-security-policy"] as string, /^default-src 'none'; script-src 'self';/);
    const again = await request(`${url}${path}`, { headers: { "if-none-match": headers.etag as string } });
    t.deepEqual([again.status, again.text, again.headers["cache-control"]], [304, "", cache]);
  },
  title: (_, path, type, cache) => `${path} is ${type}, ${cache}`,
});
const immutable = "public, max-age=31536000, immutable";
test(file, "/assets/index-abc123.js", "application/javascript; charset=utf-8", immutable);
test(file, "/assets/style-abc123.css", "text/css; charset=utf-8", immutable);
test(file, "/build/img/icons/unicons/apps.svg", "image/svg+xml; charset=utf-8", "no-cache");
test(file, "/fonts/inter/Inter-Regular.woff2", "font/woff2", "no-cache");
test(file, "/third-party-notices.txt", "text/plain; charset=utf-8", "no-cache");
test(file, "/odd%20name.txt", "text/plain; charset=utf-8", "no-cache");

test("a file is sent in the best form that the browser takes, each with its own length", async (t) => {
  const folder = folderWith(t, app);
  writeFileSync(join(folder, "assets/index-abc123.js.br"), brotliCompressSync(script));
  writeFileSync(join(folder, "assets/index-abc123.js.gz"), gzipSync(script));
  const { url } = await startedPreview(t, [`--app.dir=${folder}`]);
  const target = `${url}/assets/index-abc123.js`;
  const encodings: unknown[] = [];
  for (const accepted of ["gzip, deflate, br", "gzip", "br;q=0, gzip", "identity", ""]) {
    const { headers, body, status } = await request(target, { headers: { "accept-encoding": accepted } });
    t.is(headers["content-type"], "application/javascript; charset=utf-8");
    t.is(headers.vary, "accept-encoding");
    encodings.push([status, headers["content-encoding"], body.length]);
  }
  const [br, gz] = [brotliCompressSync(script).length, gzipSync(script).length];
  t.deepEqual(encodings, [
    [200, "br", br],
    [200, "gzip", gz],
    [200, "gzip", gz],
    [200, undefined, script.length],
    [200, undefined, script.length],
  ]);
  t.is((await request(`${target}.br`)).status, 404);
  const head = await request(target, { method: "HEAD", headers: { "accept-encoding": "br" } });
  t.deepEqual([head.status, head.headers["content-length"], head.text], [200, String(br), ""]);
});

test("a part of a file is sent when a part is asked for", async (t) => {
  const { url } = await startedPreview(t, [], { app });
  const { status, text, headers } = await request(`${url}/assets/style-abc123.css`, {
    headers: { range: "bytes=0-3" },
  });
  t.deepEqual([status, text, headers["content-range"]], [206, "body", "bytes 0-3/6"]);
});

const absent = test.macro({
  async exec(t, target: string) {
    const above = folderWith(t, { "secret.txt": "secret", "app/.env": "secret" });
    for (const [name, text] of Object.entries(app)) put(join(above, "app"), name, text);
    symlinkSync("../secret.txt", join(above, "app", "link.txt"));
    const { address } = await startedPreview(t, [`--app.dir=${join(above, "app")}`]);
    const answer = await raw(address.port, `GET ${target} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`, 20_000);
    t.regex(answer, /^HTTP\/1\.1 (400|404) /);
    t.notRegex(answer, /secret"?$/);
    t.notRegex(answer, /<!doctype/);
  },
  title: (_, target) => `nothing is at ${target}`,
});
for (const target of [
  "/index.html",
  "/secret.txt",
  "/../secret.txt",
  "/assets/../../secret.txt",
  "/assets/..%2f..%2fsecret.txt",
  "/assets/%2e%2e/%2e%2e/secret.txt",
  "/assets/..\\..\\secret.txt",
  "/assets/../index.html",
  "/assets//index-abc123.js",
  "/assets/index-abc123.js/",
  "/assets/index-abc123.js;a",
  "/assets/%69ndex-abc123.js",
  "/Assets/index-abc123.js",
  "//assets/index-abc123.js",
  "http://a/assets/index-abc123.js",
  "/assets/index-abc123.js%00.svg",
  "/link.txt",
  "/assets",
  "/assets/",
  "/build/img/icons/",
  "/d/a/b/c",
  "/%",
  "/assets/%ff",
])
  test(absent, target);

test("a file that has gone since the start is not found", async (t) => {
  const folder = folderWith(t, app);
  const { url } = await startedPreview(t, [`--app.dir=${folder}`]);
  rmSync(join(folder, "assets/style-abc123.css"));
  t.is((await request(`${url}/assets/style-abc123.css`)).status, 404);
});

test("a folder without the page is not the built page", async (t) => {
  const folder = folderWith(t, { "assets/a.js": "" });
  await t.throwsAsync(openAppFolder(folder), {
    message: `${folder} holds no index.html: it is not the built page; give another --app.dir`,
  });
});
