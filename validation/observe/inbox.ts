import { type Access, askJson, type JsonRequest } from "./json.ts";
import type { Told } from "./observations.ts";

interface Notification {
  readonly id: number;
  readonly receivedAtMs: number;
  readonly receiver: string;
  readonly groupLabels: Readonly<Record<string, string>>;
  readonly alerts: readonly {
    readonly status: "firing" | "resolved";
    readonly labels: Readonly<Record<string, string>>;
  }[];
}

/** Reads an inbox from where it left off. */
export interface InboxReader {
  /** Everything that has arrived so far. */
  read(): Promise<readonly Told[]>;
}

/** `timeout` in milliseconds, for each reading. */
export function inboxReader(
  access: Access,
  episodeLabel: string,
  options: Pick<JsonRequest, "timeout"> = {},
): InboxReader {
  const told: Told[] = [];
  let after = 0;
  return {
    async read() {
      const { notifications } = await askJson<{ readonly notifications: readonly Notification[] }>(
        access,
        `/api/v1/notifications?after=${after}&limit=100000`,
        options,
      );
      // The newest come first.
      for (const one of notifications.toReversed()) {
        after = Math.max(after, one.id);
        told.push(...one.alerts.map((alert) => toldOf(one, alert, episodeLabel)));
      }
      return told;
    },
  };
}

function toldOf(notification: Notification, alert: Notification["alerts"][number], episodeLabel: string): Told {
  const { [episodeLabel]: episode = "", ...labels } = alert.labels;
  const { id, receivedAtMs, receiver, groupLabels } = notification;
  return { notification: id, at: receivedAtMs, receiver, status: alert.status, episode, labels, group: groupLabels };
}
