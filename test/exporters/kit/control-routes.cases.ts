import test from "ava";
import { type Control, settingsFinding } from "../../../exporters/kit/index.ts";
import { startedServer } from "../support/kit-server.ts";
import { request } from "../support/request.ts";

function control(changed: Partial<Control> = {}): Control {
  return {
    print: () => "# /etc/probe/releases/abc/probe.yml\nlog:\n  level: info\n",
    reload: async () => [],
    lastReading: () => ({ successful: true, inForceSince: 1_700_000_000 }),
    ...changed,
  };
}

test("reload answers 200 when the settings are in force", async (t) => {
  const { url } = await startedServer(t, { control: control() });
  const { status, text } = await request(`${url}/-/reload`, { method: "POST" });
  t.deepEqual([status, JSON.parse(text)], [200, { status: "the settings are in force", findings: [] }]);
  t.is((await request(`${url}/-/reload`)).status, 404, "looking is not reloading");
});

test("reload answers 400 with what is wrong when those of before are", async (t) => {
  const finding = settingsFinding("value", "lag.yml › hold", "is wrong");
  const { url } = await startedServer(t, { control: control({ reload: async () => [finding] }) });
  const { status, text } = await request(`${url}/-/reload`, { method: "POST" });
  t.deepEqual(
    [status, JSON.parse(text)],
    [400, { error: "the settings cannot be used; those of before stay in force", findings: [finding] }],
  );
});

test("a warning is told and is no failure", async (t) => {
  const warning = { ...settingsFinding("value", "lag.yml › hold", "is odd"), severity: "warning" } as const;
  const { url } = await startedServer(t, { control: control({ reload: async () => [warning] }) });
  const { status, text } = await request(`${url}/-/reload`, { method: "POST" });
  t.deepEqual([status, JSON.parse(text).findings], [200, [warning]]);
});

test("the settings in force are shown", async (t) => {
  const { url } = await startedServer(t, { control: control() });
  const { headers, text } = await request(`${url}/-/config`);
  t.is(headers["content-type"], "text/plain; charset=utf-8");
  t.is(text, "# /etc/probe/releases/abc/probe.yml\nlog:\n  level: info\n");
});

test("metrics say how the last reading went, and nothing without a file", async (t) => {
  const about = async (lastReading: Control["lastReading"]) => {
    const { url } = await startedServer(t, { control: control({ lastReading }) });
    const { text } = await request(`${url}/metrics`);
    return text.split("\n").filter((line) => line.startsWith("sightline_config_"));
  };
  t.deepEqual(await about(() => ({ successful: false, inForceSince: 1_700_000_000 })), [
    "sightline_config_last_reload_successful 0",
    "sightline_config_last_reload_success_timestamp_seconds 1700000000",
  ]);
  t.deepEqual(await about(() => undefined), []);
});

test("without a control there is nothing to reload", async (t) => {
  const { url } = await startedServer(t);
  t.is((await request(`${url}/-/reload`, { method: "POST" })).status, 404);
  t.is((await request(`${url}/-/config`)).status, 404);
});
