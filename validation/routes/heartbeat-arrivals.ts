import { type Access, askJson } from "../observe/index.ts";
import type { Routes } from "../result/index.ts";

/** As long as the slowest heartbeat that the routing checks allow, and half as long again. */
const lately = 22.5 * 60_000;

/** Where an alert that fires at all times arrived lately; nothing where it did not. @throws Error when the inbox does not answer. */
export async function heartbeatArrivals(
  inbox: Access,
  alert: string,
): Promise<readonly NonNullable<Routes["watchdog"]>[]> {
  const query = new URLSearchParams({ alertname: alert, status: "firing", since: String(Date.now() - lately) });
  const path = `/api/v1/notifications?${query}`;
  const { matched, notifications } = await askJson<Arrived>(inbox, path, { timeout: 30_000 });
  const [newest] = notifications;
  return newest === undefined ? [] : [{ alert, receiver: newest.receiver, notifications: matched }];
}

interface Arrived {
  readonly matched: number;
  readonly notifications: readonly { readonly receiver: string }[];
}
