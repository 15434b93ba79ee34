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

interface Notifications {
  readonly notifications: readonly Notification[];
}

/** Reads an inbox from where it left off. */
export interface InboxReader {
  /** Everything that has arrived so far. */
  read(): Promise<readonly Told[]>;
}

export interface InboxReaderOptions extends Pick<JsonRequest, "timeout"> {
  /** Number of the last notification that is not read. @default 0: all are */
  readonly after?: number;
}

/** The number of the last notification that arrived, 0 where none did. */
export async function lastNotification(access: Access): Promise<number> {
  const { notifications } = await askJson<Notifications>(access, "/api/v1/notifications?limit=1");
  return notifications[0]?.id ?? 0;
}

/** `timeout` in milliseconds, for each reading. */
export function inboxReader(
  access: Access,
  episodeLabel: string,
  { after: from = 0, ...options }: InboxReaderOptions = {},
): InboxReader {
  const told: Told[] = [];
  let after = from;
  return {
    async read() {
      const { notifications } = await askJson<Notifications>(
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
