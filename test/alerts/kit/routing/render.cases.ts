import test from "ava";
import { load } from "js-yaml";
import { renderAlertmanager, watchdogRoute } from "../../../../alerts/kit/routing/index.ts";
import { DefinitionError } from "../../../../problems/index.ts";
import { matchesGolden } from "../golden.ts";
import { sample } from "./sample.ts";

test("alertmanager.yml, every kind of receiver", (t) => {
  matchesGolden(t, "alertmanager.yml", renderAlertmanager(sample));
});

test("bare secret names lie in the folder that is asked for", (t) => {
  const text = renderAlertmanager(sample, { secretsFolder: "/elsewhere" });
  t.true(text.includes("routing_key_file: /elsewhere/pagerduty"));
  t.true(text.includes("credentials_file: /run/secrets/bridge"), "an absolute path stays");
});

test("a webhook with a user has it in http_config and nowhere else", (t) => {
  const { receivers } = load(renderAlertmanager(sample)) as { receivers: { webhook_configs: unknown[] }[] };
  t.deepEqual(receivers[0]?.webhook_configs, [
    {
      send_resolved: true,
      url: "http://inbox:9095/api/v1/alerts-webhook",
      http_config: {
        basic_auth: { username: "sightline", password_file: "/etc/alertmanager/secrets/current/internal-password" },
      },
      max_alerts: 100,
      timeout: "10s",
    },
  ]);
});

// Alertmanager repeats only when more than the repeat interval has passed at one of its looks.
test("Watchdog is looked at twice in the time it is repeated in", (t) => {
  const { groupInterval, repeatInterval } = watchdogRoute({ receiver: "x", every: "1m" });
  t.deepEqual([groupInterval, repeatInterval], ["30s", "45s"]);
});

test("a wrong definition is not rendered", (t) => {
  t.throws(() => renderAlertmanager({ ...sample, receivers: [] }), { instanceOf: DefinitionError });
});
