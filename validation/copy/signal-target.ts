import { inContainers } from "../../bundle/index.ts";
import { innerAddress } from "../../stack/rehearsal/index.ts";

/** How a copy's parts log in to each other. */
export const internalLogin = {
  username: "sightline",
  password_file: `${inContainers.prometheus.secrets}/internal-password`,
};

/** The scrape configuration of a copy's only target: it says itself which job and instance a series is of, and when its value was right. */
export const signalTarget = {
  job_name: "signal",
  metrics_path: "/signal/1/0",
  honor_labels: true,
  track_timestamps_staleness: true,
  basic_auth: internalLogin,
  static_configs: [{ targets: [innerAddress("signal")] }],
};

/** Where a copy's Alertmanager sends everything. */
export const inboxUrl = `http://${innerAddress("inbox")}/api/v1/notifications`;

/** A receiver of the signal, which hands on to the inbox as it is told to. */
export function receiverUrl(name: string): string {
  return `http://${innerAddress("signal")}/receivers/${name}`;
}
