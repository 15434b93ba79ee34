import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import test from "ava";
import { hashSync } from "bcryptjs";
import { Counter, Registry } from "prom-client";
import { temporaryFolder } from "../support/folder.ts";
import { startedServer } from "../support/kit-server.ts";
import { basic, request } from "../support/request.ts";

test("metrics in the text format, with version and process", async (t) => {
  const { url } = await startedServer(t);
  const answer = await request(`${url}/metrics`);
  t.is(answer.headers["content-type"], "text/plain; version=0.0.4; charset=utf-8");
  t.regex(answer.text, /^sightline_build_info\{version="1\.2\.3"\} 1$/m);
  t.regex(answer.text, /^process_resident_memory_bytes \d+$/m);
  t.notRegex(answer.text, /# TYPE \S+_total gauge/);
  t.notRegex(answer.text, /last_reload.* \d/, "no file, nothing to say about it");
});

const prefers = test.macro({
  async exec(t, accept: string, expected: "openmetrics" | "text") {
    const { url } = await startedServer(t);
    const { headers, text } = await request(`${url}/metrics`, { headers: { accept } });
    t.is(
      headers["content-type"]?.startsWith("application/openmetrics-text; version=1.0.0"),
      expected === "openmetrics",
    );
    t.is(text.endsWith("# EOF\n"), expected === "openmetrics");
  },
  title: (_, accept, expected) => `${expected} for ${accept}`,
});
test(
  prefers,
  "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1",
  "openmetrics",
);
test(prefers, "application/openmetrics-text;q=0.2,text/plain;q=0.7", "text");
test(prefers, "text/html,*/*", "text");
test(prefers, "application/openmetrics-text;q=0", "text");
test(prefers, "application/openmetrics-text;version=0.0.1,text/plain;q=0.5", "text");

test("an OpenMetrics scrape leaves the text format as it was", async (t) => {
  const registry = new Registry();
  new Counter({ name: "things_total", help: "Things.", registers: [registry] }).inc(3);
  const { url } = await startedServer(t, { registry });
  const open = await request(`${url}/metrics`, { headers: { accept: "application/openmetrics-text" } });
  t.regex(open.text, /^# TYPE things counter\nthings_total 3$/m);
  t.regex((await request(`${url}/metrics`)).text, /^# TYPE things_total counter\nthings_total 3$/m);
});

test("metrics are compressed for those who take gzip", async (t) => {
  const { url } = await startedServer(t);
  const { headers, body } = await request(`${url}/metrics`, { headers: { "accept-encoding": "gzip;q=1.0, identity" } });
  t.is(headers["content-encoding"], "gzip");
  t.regex(gunzipSync(body).toString(), /sightline_build_info/);
  t.is(
    (await request(`${url}/metrics`, { headers: { "accept-encoding": "gzip;q=0" } })).headers["content-encoding"],
    undefined,
  );
});

test("healthy always, ready only when the program says so", async (t) => {
  let reason: string | undefined = "no broker answers";
  const { url } = await startedServer(t, { notReady: () => reason });
  t.is((await request(`${url}/-/healthy`)).status, 200);
  const answer = await request(`${url}/-/ready`);
  t.deepEqual([answer.status, answer.text], [503, "Not ready: no broker answers.\n"]);
  reason = undefined;
  t.is((await request(`${url}/-/ready`)).status, 200);
});

test("the landing page links everything, escapes, and needs nothing else", async (t) => {
  const { url } = await startedServer(t, { links: [{ href: "/probe", title: "Probe", description: "One <look>." }] });
  const { headers, text } = await request(url);
  t.regex(String(headers["content-security-policy"]), /^default-src 'none'; style-src 'sha256-/);
  for (const href of ["/probe", "/metrics", "/-/healthy", "/-/ready"]) t.true(text.includes(`href="${href}"`));
  t.true(text.includes("Looks &amp; sees.") && text.includes("One &lt;look&gt;."));
  t.notRegex(text, /(src|href)="(https?:)?\/\//);
});

test("an address that does not exist and an error inside are JSON; the inside stays inside", async (t) => {
  const { url, lines } = await startedServer(t, {
    routes: (app) => app.get("/broken", async () => Promise.reject(new Error("secret detail"))),
  });
  const missing = await request(`${url}/nowhere?x=1`);
  t.deepEqual([missing.status, JSON.parse(missing.text)], [404, { error: "there is no GET /nowhere here" }]);
  const broken = await request(`${url}/broken`);
  t.deepEqual(
    [broken.status, JSON.parse(broken.text)],
    [500, { error: "internal error; the program's log has the cause" }],
  );
  t.true(lines.some((line) => line.includes("secret detail")));
});

test("nothing is answered without the password, with it everything; the log has neither", async (t) => {
  const path = join(temporaryFolder(t), "web.yml");
  const hash = hashSync("s3cret", 4);
  writeFileSync(path, `basic_auth_users: {admin: ${hash}}\nhttp_server_config: {headers: {X-Frame-Options: deny}}`);
  const { url, lines } = await startedServer(t, {}, [`--web.config.file=${path}`]);
  for (const place of ["/", "/metrics", "/-/healthy", "/-/ready", "/nowhere", "/%", "/%zz"]) {
    for (const method of ["GET", "HEAD", "POST", "OPTIONS"]) {
      const { status, headers } = await request(url, { path: place, method });
      t.deepEqual(
        [status, headers["www-authenticate"]],
        [401, 'Basic realm="Sightline", charset="UTF-8"'],
        `${method} ${place}`,
      );
    }
    t.is((await request(url, { path: place, headers: basic("admin", "wrong") })).status, 401);
  }
  for (const place of ["/", "/metrics", "/-/healthy", "/-/ready"]) {
    const { status, headers } = await request(`${url}${place}`, { headers: basic("admin", "s3cret") });
    t.deepEqual([status, headers["x-frame-options"], headers["cache-control"]], [200, "deny", "no-store"], place);
  }
  t.false(lines.join("").includes("s3cret") || lines.join("").includes(hash));
});

test("beyond the rate limit a scrape is told to come later, and a post too, in a way that Alertmanager understands", async (t) => {
  const path = join(temporaryFolder(t), "web.yml");
  writeFileSync(path, "rate_limit: {interval: 1h, burst: 1}");
  const { url } = await startedServer(t, {}, [`--web.config.file=${path}`]);
  t.is((await request(`${url}/-/healthy`)).status, 200);
  const refused = await request(`${url}/metrics`);
  t.deepEqual([refused.status, JSON.parse(refused.text)], [429, { error: "more requests than the rate limit allows" }]);
  t.is(refused.headers["retry-after"], "1");
  t.is((await request(url, { method: "POST" })).status, 503);
  writeFileSync(path, "{}");
  t.is((await request(`${url}/metrics`)).status, 200);
});

test("a port that is taken is said in words", async (t) => {
  const { address } = await startedServer(t);
  const second = startedServer(t, {}, [`--web.listen-address=127.0.0.1:${address.port}`]);
  await t.throwsAsync(second, {
    message: `cannot listen on 127.0.0.1:${address.port}: the port is taken; stop what uses it or give another --web.listen-address`,
  });
});

test("stopping finishes what is under way, takes nothing new and says so to readiness", async (t) => {
  const arrived = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const { url, stop } = await startedServer(t, {
    routes: (app) =>
      app.get("/slow", async () => {
        arrived.resolve();
        await release.promise;
        return "done";
      }),
  });
  const slow = request(`${url}/slow`, { headers: { connection: "keep-alive" } });
  await arrived.promise;
  const stopped = stop();
  await t.throwsAsync(untilRefused(url), { code: "ECONNREFUSED" });
  release.resolve();
  const { status, text, headers } = await slow;
  t.deepEqual([status, text, headers.connection], [200, "done", "close"]);
  await stopped;
});

test("stopping does not wait for a client that never finishes", async (t) => {
  const { address, stop } = await startedServer(t);
  const socket = connect(address.port, "127.0.0.1");
  t.teardown(() => socket.destroy());
  await once(socket, "connect");
  socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n123");
  await request(`http://127.0.0.1:${address.port}/-/healthy`);
  const closed = once(socket, "close");
  socket.on("error", () => {});
  socket.resume();
  await stop(50);
  await closed;
  t.pass();
});

async function untilRefused(url: string): Promise<void> {
  for (let attempt = 0; attempt < 1000; attempt += 1) await request(`${url}/-/healthy`);
}
