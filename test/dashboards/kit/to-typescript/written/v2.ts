import {
  dashboard,
  notDescribedYet,
  rate,
  row,
  sum,
  timeseries,
  variable,
} from "../../../../../dashboards/kit/index.ts";
import { counter, gauge } from "../../../../../metrics/kit/index.ts";

// What the queries show of metrics that no catalogue has: say what they mean, and move them to metrics/.
const mailBounced = counter("mail_bounced_total", { help: notDescribedYet, labels: ["host"] });

const mailQueue = gauge("mail_queue", { help: notDescribedYet, labels: ["host"] });

const mailSent = counter("mail_sent_total", { help: notDescribedYet, labels: ["host"] });

export const mail = dashboard({
  uid: "mail",
  title: "Mail",
  owner: "web",
  purpose: notDescribedYet,
  tags: ["mail"],
  rows: [
    row("Queue", [
      timeseries("waiting", {
        title: "Waiting",
        description: notDescribedYet,
        unit: "short",
        width: "full",
        height: 6,
        queries: [{ expr: sum(mailQueue.where({ host: variable("host") })).by("host"), legend: "{{host}}" }],
      }),
    ]),
    row(
      "Flow",
      [
        timeseries("sent", {
          title: "Sent",
          description: "Mails per second.",
          unit: "ops",
          queries: [
            { expr: sum(rate(mailSent.where({ host: variable("host") }), "5m")), legend: "sent" },
            { expr: sum(rate(mailBounced.where({ host: variable("host") }), "5m")), legend: "came back" },
          ],
        }),
      ],
      { collapsed: true },
    ),
  ],
});
