import test from "ava";
import {
  type AlertLabels,
  criticalMutesLesser,
  type Routing,
  receiver,
  renderAlertmanager,
  slack,
  withDrills,
} from "../../../../../alerts/kit/index.ts";
import { notificationTemplate } from "../../../../../bundle/notification-template.ts";
import { startAlertmanager } from "./support/alertmanager.ts";
import { startHttpReceiver } from "./support/http-receiver.ts";
import { postingTo } from "./support/random-routing.ts";
import { until } from "./support/until.ts";

interface Message {
  readonly groupLabels: AlertLabels;
  readonly alerts: readonly { readonly labels: AlertLabels }[];
}

const about = { alertname: "DiskFull", job: "node", instance: "a", stack: "staging" };
const warning = { ...about, severity: "warning" };
const critical = { ...about, severity: "critical" };
const drill = { drill: "true" };
const paged = { ...drill, drill_page: "true" };

test("Alertmanager keeps a drill and the real alert apart: no inhibition, no message in common, each to its receiver", async (t) => {
  const inbox = await startHttpReceiver(t);
  const real: Routing = {
    receivers: postingTo(inbox.url, ["default", "pager"]),
    route: {
      receiver: "default",
      groupBy: ["alertname"],
      groupWait: "1s",
      routes: [{ match: { severity: "critical" }, receiver: "pager" }],
    },
    inhibit: [criticalMutesLesser()],
  };
  const [own = receiver("drill", [])] = postingTo(inbox.url, ["drill"]);
  const config = renderAlertmanager(withDrills(real, own));
  const alertmanager = await startAlertmanager(t, () => ({ "alertmanager.yml": config }));
  const other = { ...critical, instance: "b" };
  await alertmanager.post([critical, { ...warning, ...drill }, { ...other, ...paged }].map((labels) => ({ labels })));
  const messages = () => inbox.received.map(({ path, body }) => ({ path, ...(body as Message) }));
  const lines = () =>
    messages().flatMap(({ path, groupLabels, alerts }) =>
      alerts.map(({ labels }) => `${path} ${groupLabels.drill ?? "real"} ${labels.instance} ${labels.drill ?? "real"}`),
    );
  await until("all have arrived", () => lines().length >= 4);
  const told = lines().sort();
  t.deepEqual(told, ["/drill true a true", "/drill true b true", "/pager real a real", "/pager true b true"]);
  const inhibited = async () =>
    (await alertmanager.alerts()).filter(({ status }) => status.inhibitedBy.length > 0).map(({ labels }) => labels);
  t.deepEqual(await inhibited(), []);
  // That it inhibits at all, and a drill among drills as well.
  await alertmanager.post([warning, { ...critical, ...drill }].map((labels) => ({ labels })));
  const found = await until("both warnings are inhibited", async () => {
    const some = await inhibited();
    return some.length === 2 && some;
  });
  t.deepEqual(found.map(({ drill: of = "real", severity }) => `${of} ${severity}`).sort(), [
    "real warning",
    "true warning",
  ]);
});

test("the title of a drill says so, the real one's does not", async (t) => {
  const http = await startHttpReceiver(t, () => ({ status: 200, body: "ok" }));
  const chat = slack({ apiUrl: { secretFile: "slack" }, title: '{{ template "sightline.title" . }}', text: "x" });
  const routing = (folder: string): Routing => ({
    receivers: [receiver("chat", [chat])],
    route: { receiver: "chat", groupWait: "0s" },
    templates: [`${folder}/templates/*.tmpl`],
  });
  const alertmanager = await startAlertmanager(t, (folder) => ({
    "alertmanager.yml": renderAlertmanager(withDrills(routing(folder), receiver("drill", [])), {
      secretsFolder: `${folder}/secrets`,
    }),
    "templates/sightline.tmpl": notificationTemplate,
    "secrets/slack": `${http.url}/slack`,
  }));
  await alertmanager.post([critical, { ...critical, ...paged }].map((labels) => ({ labels })));
  const titles = () =>
    http.received.map(({ body }) => (body as { attachments: { title: string }[] }).attachments[0]?.title).sort();
  await until("both have arrived", () => titles().length >= 2);
  t.deepEqual(titles(), ["[1 firing] DiskFull (staging)", "[DRILL] [1 firing] DiskFull (staging)"]);
});
