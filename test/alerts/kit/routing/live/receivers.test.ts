import test, { type ExecutionContext } from "ava";
import {
  type Integration,
  pagerduty,
  type Routing,
  receiver,
  renderAlertmanager,
  slack,
  teams,
  webhook,
} from "../../../../../alerts/kit/index.ts";
import { notificationTemplate } from "../../../../../bundle/notification-template.ts";
import { receiversOf } from "../../../../../bundle/receivers.ts";
import { delivery, settings } from "../../../../bundle/support/settings.ts";
import { type Alertmanager, startAlertmanager } from "./support/alertmanager.ts";
import { type Answer, type HttpReceiver, startHttpReceiver } from "./support/http-receiver.ts";
import { startSmtpReceiver } from "./support/smtp-receiver.ts";
import { toldAlert } from "./support/told-alert.ts";
import { until } from "./support/until.ts";

const told = toldAlert();

/** As the services answer when all is well; PagerDuty is busy the first time, Slack has a fault. */
function served(path: string, before: number): Answer {
  if (path === "/v2/enqueue") return before === 0 ? { status: 429 } : { status: 202, body: '{"status": "success"}' };
  if (path === "/slack") return before === 0 ? { status: 503 } : { status: 200, body: "ok" };
  const message = { ok: true, result: { message_id: 1, chat: { id: -1001234567890 } } };
  return { status: 200, body: JSON.stringify(message), type: "application/json" };
}

/** The integrations that the settings of a stack make, at addresses of the loopback; secrets are files. */
async function startStackReceivers(t: ExecutionContext) {
  const http = await startHttpReceiver(t, ({ path }, before) => served(path, before));
  const smtp = await startSmtpReceiver(t);
  const here = (integration: Integration): Integration => {
    switch (integration.kind) {
      case "pagerduty":
        return { ...integration, url: `${http.url}/v2/enqueue` };
      case "telegram":
        return { ...integration, apiUrl: http.url };
      case "email":
        return { ...integration, smarthost: `127.0.0.1:${smtp.port}`, requireTls: false };
      case "webhook":
        return typeof integration.url === "string" ? webhook({ url: `${http.url}/inbox` }) : integration;
      default:
        return integration;
    }
  };
  const integrations = receiversOf(settings(delivery, "prod"), []).flatMap((one) => one.integrations.map(here));
  const alertmanager = await startAlertmanager(t, (folder) => ({
    "alertmanager.yml": renderAlertmanager(routingTo(integrations, folder), { secretsFolder: `${folder}/secrets` }),
    "templates/sightline.tmpl": notificationTemplate,
    "secrets/pagerduty": "routing-key\n",
    "secrets/slack": `${http.url}/slack\n`,
    "secrets/teams": `${http.url}/teams`,
    "secrets/telegram": "1:token",
    "secrets/smtp": "mail-password",
    "secrets/ticket": `${http.url}/ticket`,
    "secrets/heartbeat": `${http.url}/heartbeat`,
  }));
  return { alertmanager, http, smtp };
}

function routingTo(integrations: readonly Integration[], folder: string): Routing {
  return {
    receivers: [receiver("all", integrations)],
    route: { receiver: "all", groupBy: ["alertname", "stack"], groupWait: "0s", groupInterval: "1s" },
    templates: [`${folder}/templates/*.tmpl`],
  };
}

const { labels } = told;
const title = `${labels.alertname} (prod)`;
const links =
  "[Panel](https://grafana.example.org/d/http?var-job=api&from=…&to=now) · [Runbook](https://example.org/alerts/TargetMissing)";

/** Links to a panel begin an hour before the alert did. */
function withoutTimes(text: string | undefined): string | undefined {
  return text?.replaceAll(/from=(\d{13})/g, (all, from) =>
    Math.abs(Date.now() - 3_600_000 - Number(from)) < 600_000 ? "from=…" : all,
  );
}

/** What came to a path, the failed attempts left out. */
function bodiesAt({ received }: HttpReceiver, path: string): readonly unknown[] {
  const failed = ["/v2/enqueue", "/slack"].includes(path) ? 1 : 0;
  return received
    .filter((one) => one.path === path)
    .slice(failed)
    .map(({ body }) => body);
}

test("every kind of receiver is told of the beginning and of the end, in its own form", async (t) => {
  const { alertmanager, http, smtp } = await startStackReceivers(t);
  const at = (path: string) => bodiesAt(http, path);
  const paths = ["/v2/enqueue", "/slack", "/teams", "/bot1:token/sendMessage", "/ticket", "/inbox"];
  await alertmanager.post([told]);
  await until("all know that it fires", () => paths.every((path) => at(path).length >= 1) && smtp.mails.length >= 1);
  const firing = new Map(paths.map((path) => [path, at(path)[0]]));
  await alertmanager.post([{ ...told, endsAt: new Date().toISOString() }]);
  const last = (path: string) => at(path).at(-1);
  await until(
    "all know that it is over",
    () =>
      paths.every((path) => /resolved?\b/.test(JSON.stringify(last(path)))) &&
      /\[resolved/.test(smtp.mails.at(-1)?.text ?? ""),
  );

  const page = firing.get("/v2/enqueue") as Page;
  t.like(page, {
    routing_key: "routing-key",
    event_action: "trigger",
    links: [
      { href: "https://grafana.example.org/d/http?var-job=api", text: "Panel" },
      { href: "https://example.org/alerts/TargetMissing", text: "Runbook" },
    ],
  });
  t.is(page.payload.severity, "critical");
  t.regex(page.payload.summary, /^\[1 firing(, P\d)?\] TargetMissing \(prod\)$/);
  const end = last("/v2/enqueue") as Page;
  t.is(end.event_action, "resolve");
  t.is(end.dedup_key, page.dedup_key, "so that the incident it opened is closed");
  t.regex(page.dedup_key, /^[0-9a-f]{64}$/);

  const [posted] = (firing.get("/slack") as { attachments: Record<string, string>[] }).attachments;
  t.like(posted, { color: "danger", title_link: "https://grafana.example.org/d/http?var-job=api" });
  t.is(
    withoutTimes(posted?.text),
    "*3% of requests to &lt;api&gt; &amp; more fail*\nLook at the log.\n<https://grafana.example.org/d/http?var-job=api&from=…&to=now|Panel> · <https://example.org/alerts/TargetMissing|Runbook>",
  );
  const [green] = (last("/slack") as { attachments: Record<string, string>[] }).attachments;
  t.is(green?.color, "good");
  t.true(green?.text?.startsWith("Over: *3% of requests"));
  t.regex(green?.text ?? "", /&from=\d{13}&to=\d{13}\|Panel>/, "what is over has an end");

  const card = (firing.get("/teams") as { attachments: { content: { body: { text: string; color?: string }[] } }[] })
    .attachments[0]?.content.body;
  t.true(card?.[0]?.text.endsWith(title));
  t.is(card?.[0]?.color, "Attention");
  t.is(withoutTimes(card?.[1]?.text), `**3% of requests to <api> & more fail**\n\nLook at the log.\n\n${links}`);

  const chat = firing.get("/bot1:token/sendMessage") as Record<string, string>;
  t.like(chat, { chat_id: "-1001234567890", message_thread_id: "7" });
  t.regex(
    chat.text ?? "",
    /^\[1 firing.*\] TargetMissing \(prod\)\n\n3% of requests to <api> & more fail\nLook at the log\.\nPanel: https:.*\nRunbook: https:\S+$/,
  );

  const [mail] = smtp.mails;
  t.like(mail, { from: "x@example.org", to: ["ops@example.org"], login: ["x@example.org", "mail-password"] });
  t.regex(mail?.text ?? "", /^Subject: \[1 firing.*\] TargetMissing \(prod\)$/m);
  t.regex(mail?.text ?? "", /^3% of requests to <api> & more fail$/m);
  t.true(mail?.text.includes("<strong>3% of requests to &lt;api&gt; &amp; more fail</strong>"));
  t.true(mail?.text.includes('<a href="https://example.org/alerts/TargetMissing">Runbook</a>'));
  t.regex(
    mail?.text ?? "",
    /<a href="https:\/\/grafana\.example\.org\/d\/http\?var-job=api&(amp;)?from=\d{13}&(amp;)?to=now">Panel<\/a>/,
  );

  t.like(firing.get("/inbox"), { version: "4", status: "firing", receiver: "all" });
  t.like(last("/ticket"), { status: "resolved" });
});

interface Page {
  readonly event_action: string;
  readonly dedup_key: string;
  readonly payload: { readonly severity: string; readonly summary: string };
}

test("what a service cannot take now is sent again, what it refuses is not", async (t) => {
  const http = await startHttpReceiver(t, ({ path }, before) => {
    const status = Number(/\d+$/.exec(path)?.[0]);
    return before === 0 ? { status, body: "no" } : { status: 200, body: "ok" };
  });
  const statuses = [400, 429, 500] as const;
  const integrations = statuses.flatMap((status) => [
    pagerduty({ routingKey: { secretFile: "key" }, url: `${http.url}/pagerduty/${status}` }),
    slack({ apiUrl: { secretFile: `slack-${status}` } }),
    teams({ webhookUrl: { secretFile: `teams-${status}` } }),
    webhook({ url: `${http.url}/webhook/${status}` }),
  ]);
  const secrets = (folder: string) =>
    Object.fromEntries(
      statuses.flatMap((status) =>
        ["slack", "teams"].map((kind) => [`${folder}/${kind}-${status}`, `${http.url}/${kind}/${status}`]),
      ),
    );
  const alertmanager = await startAlertmanager(t, (folder) => ({
    // Whatever failed is tried again at the next look at the group: that must not come into this.
    "alertmanager.yml": renderAlertmanager(
      {
        receivers: [receiver("all", integrations)],
        route: { receiver: "all", groupWait: "0s", groupInterval: "1h" },
      },
      { secretsFolder: `${folder}/secrets` },
    ),
    ...secrets("secrets"),
    "secrets/key": "key",
  }));
  await alertmanager.post([told]);
  const tries = (path: string) => http.received.filter((one) => one.path === path).length;
  const again = ["/pagerduty/429", "/pagerduty/500", "/slack/500", "/teams/500", "/webhook/500"];
  const refused = [
    "/pagerduty/400",
    "/slack/400",
    "/slack/429",
    "/teams/400",
    "/teams/429",
    "/webhook/400",
    "/webhook/429",
  ];
  await until("those that failed for now got it", () => again.every((path) => tries(path) === 2));
  await until("the others are counted as failed", async () => (await failed(alertmanager)) === refused.length);
  t.deepEqual(
    refused.map((path) => `${path} ${tries(path)}`),
    refused.map((path) => `${path} 1`),
  );
});

async function failed(alertmanager: Alertmanager): Promise<number> {
  return await alertmanager.counter("alertmanager_notifications_failed_total");
}
