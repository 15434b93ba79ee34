import { readAlertmanagerConfig } from "../../../alerts/kit/index.ts";

const declaredText = `
route:
  receiver: inbox
  group_by: [alertname]
  routes:
    - matchers: ['alertname="Watchdog"']
      receiver: heartbeat
    - matchers: ['severity="critical"']
      receiver: oncall
    - matchers: ['team="lab"']
      receiver: chat
      mute_time_intervals: [night]
time_intervals:
  - name: night
    time_intervals: [{times: [{start_time: "20:00", end_time: "24:00"}]}]
inhibit_rules:
  - source_matchers: ['severity="critical"']
    target_matchers: ['severity="warning"']
    equal: [job]
receivers:
  - name: inbox
    webhook_configs: [{url: "http://inbox:9095/"}]
  - name: heartbeat
    webhook_configs: [{url_file: /secrets/heartbeat}]
  - name: oncall
    pagerduty_configs: [{routing_key_file: /secrets/pagerduty}]
  - name: chat
    slack_configs: [{api_url_file: /secrets/slack}]
`;

export const declared = readAlertmanagerConfig(declaredText);

/** What runs after somebody changed a line of it by hand. */
export function changed(from: string, to: string) {
  if (!declaredText.includes(from)) throw new Error(`there is no ${from}`);
  return readAlertmanagerConfig(declaredText.replace(from, to));
}
