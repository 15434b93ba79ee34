import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { grafanaRequestSchema, reloadGrafana } from "../../../stack/agent/reload-grafana.ts";
import { type GrafanaApi, grafanaApi } from "../support/grafana-api.ts";

// Against a server that answers as Grafana's API does: its image is not to be had everywhere. CI runs the same with the real one.
const title = (what: string) => `against a server that behaves like Grafana's API: ${what}`;

interface Case {
  /** Passwords of the releases in the volume, the last of them in force. */
  readonly releases: readonly string[];
  readonly has: string;
  readonly outcome: string;
  readonly requests: readonly string[];
}

const reloads = test.macro<[Case]>({
  async exec(t, { releases, has, outcome, requests }) {
    const grafana = await grafanaApi(t, { password: has });
    t.like(await reload(t, grafana, releases), { outcome });
    t.deepEqual(grafana.requests, requests);
    if (outcome === "done") t.is(grafana.password(), releases.at(-1) ?? "");
  },
  title: (what) => title(what ?? ""),
});
const user = (status: number) => `GET /api/user ${status}`;
const change = "PUT /api/user/password 200";
const provisioned = ["datasources", "dashboards"].map((what) => `POST /api/admin/provisioning/${what}/reload 200`);

test("the password is right already: what is provisioned is read again", reloads, {
  releases: ["first"],
  has: "first",
  outcome: "done",
  requests: [user(200), ...provisioned],
});
test("a rotation: the password of the release before opens the door", reloads, {
  releases: ["first", "second"],
  has: "first",
  outcome: "done",
  requests: [user(401), user(200), change, ...provisioned],
});
test("a release that only changed a certificate costs no second failed login", reloads, {
  releases: ["second", "second"],
  has: "first",
  outcome: "refused",
  requests: [user(401)],
});
test("a database older than the stack: no known password is right", reloads, {
  releases: ["second", "third"],
  has: "first",
  outcome: "refused",
  requests: [user(401), user(401)],
});

test(title("one that is still starting is waited for"), async (t) => {
  const grafana = await grafanaApi(t, { password: "first", startsAfter: 2 });
  t.like(await reload(t, grafana, ["first"]), { outcome: "done" });
  t.deepEqual(grafana.requests, [...Array(2).fill("GET /api/user 503"), user(200), ...provisioned]);
});

test(title("one that does not get ready fails with its words"), async (t) => {
  const grafana = await grafanaApi(t, { password: "first", startsAfter: 1000 });
  const answer = await reload(t, grafana, ["first"], 0.3);
  t.deepEqual(answer, { outcome: "failed", message: "Grafana answered 503: starting" });
});

test(title("a password that it does not take fails with its words, and no password in them"), async (t) => {
  const grafana = await grafanaApi(t, { password: "first" });
  const answer = await reload(t, grafana, ["first", "2"]);
  t.deepEqual(answer, {
    outcome: "failed",
    message: 'Grafana was asked to take the new password and answered 400: {"message":"New password is too short"}',
  });
});

async function reload(t: ExecutionContext, { url }: GrafanaApi, passwords: readonly string[], timeoutSeconds = 10) {
  const secrets = await mkdtemp(join(tmpdir(), "sightline-grafana-"));
  t.teardown(() => rm(secrets, { recursive: true, force: true }));
  for (const [index, password] of passwords.entries()) {
    await mkdir(join(secrets, `releases/${index}`), { recursive: true });
    await writeFile(join(secrets, `releases/${index}/admin-password`), password);
  }
  await mkdir(join(secrets, "releases/a-release-of-other-parts"));
  await symlink(`releases/${passwords.length - 1}`, join(secrets, "current"));
  return reloadGrafana(grafanaRequestSchema.parse({ url, user: "admin", secrets, timeoutSeconds }));
}
