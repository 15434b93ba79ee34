import { join } from "node:path";
import { type Journal, openJournal } from "./journal.ts";
import { isOnly, type Notification, notification, type Webhook } from "./notification.ts";

export interface MailboxOptions {
  readonly folder: string;
  readonly maxNotifications: number;
  readonly maxBytes: number;
  /** Heartbeats may fill a tenth of the places, so that they never push out what happened. */
  readonly heartbeatAlert: string;
  /** Told when the file could not be compacted; it goes on growing until it can. */
  readonly onCompactionFailed: (error: unknown) => void;
}

/** The notifications that are kept, in memory and on disk. */
export interface Mailbox {
  /** In the order they arrived. */
  readonly notifications: readonly Notification[];
  readonly bytes: number;
  /** How many had to go since the start because of the bounds. */
  readonly dropped: number;
  /** What opening the file had to leave out. */
  readonly lost: { readonly unreadableLines: number; readonly cutBytes: number };
  /** Keeps a notification; it is on the disk when this resolves. Rejects, and keeps nothing, when the disk refuses. */
  add(webhook: Webhook, receivedAtMs: number): Promise<Notification>;
  close(): Promise<void>;
}

/** Opens the mailbox in a folder that exists; throws when its file cannot be opened. */
export async function openMailbox(options: MailboxOptions): Promise<Mailbox> {
  const { journal, lines, cutBytes } = await openJournal(join(options.folder, "notifications.jsonl")).catch((cause) => {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new Error(`the folder ${options.folder} cannot be used: ${code}; give another --data.dir`, { cause });
  });
  const kept = bounded(options);
  let unreadableLines = 0;
  let lastId = 0;
  for (const line of lines) {
    const stored = parseLine(line);
    if (stored === undefined) unreadableLines += 1;
    else kept.push(stored, Buffer.byteLength(line) + 1);
    lastId = Math.max(lastId, stored?.id ?? 0);
  }
  const droppedAtStart = kept.dropped;
  const compaction = compactor(journal, kept, options.onCompactionFailed);
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => {});
    return result;
  };
  await inTurn(compaction);

  return {
    notifications: kept.notifications,
    lost: { unreadableLines, cutBytes },
    get bytes() {
      return kept.bytes;
    },
    get dropped() {
      return kept.dropped - droppedAtStart;
    },
    add: (given, receivedAtMs) =>
      inTurn(async () => {
        const stored = { id: lastId + 1, receivedAt: new Date(receivedAtMs).toISOString(), receivedAtMs, ...given };
        const line = JSON.stringify(stored);
        await journal.append(line);
        lastId = stored.id;
        kept.push(stored, Buffer.byteLength(line) + 1);
        await compaction();
        return stored;
      }),
    close: () => inTurn(() => journal.close()),
  };
}

interface Bounded {
  readonly notifications: Notification[];
  readonly bytes: number;
  readonly dropped: number;
  push(stored: Notification, bytes: number): void;
}

/** A list that lets the oldest go, never the newest. */
function bounded({ maxNotifications, maxBytes, heartbeatAlert }: MailboxOptions): Bounded {
  const notifications: Notification[] = [];
  const sizes = new Map<Notification, number>();
  const maxHeartbeats = Math.ceil(maxNotifications / 10);
  let bytes = 0;
  let dropped = 0;
  let heartbeats = 0;
  const isHeartbeat = (stored: Notification) => isOnly(stored, heartbeatAlert);
  const drop = (index: number) => {
    for (const gone of notifications.splice(index, 1)) {
      bytes -= sizes.get(gone) ?? 0;
      sizes.delete(gone);
      dropped += 1;
      if (isHeartbeat(gone)) heartbeats -= 1;
    }
  };
  return {
    notifications,
    get bytes() {
      return bytes;
    },
    get dropped() {
      return dropped;
    },
    push(stored, size) {
      notifications.push(stored);
      sizes.set(stored, size);
      bytes += size;
      if (isHeartbeat(stored)) heartbeats += 1;
      if (heartbeats > maxHeartbeats) drop(notifications.findIndex(isHeartbeat));
      while (notifications.length > 1 && (notifications.length > maxNotifications || bytes > maxBytes)) drop(0);
    },
  };
}

/** Rewrites the file once more than half of it is about notifications that are gone; after a failure, only when it has grown further. */
function compactor(journal: Journal, kept: Bounded, onFailed: (error: unknown) => void): () => Promise<void> {
  const slack = 256 * 1024;
  let notBefore = 0;
  return async () => {
    if (journal.size < notBefore || journal.size - kept.bytes <= Math.max(kept.bytes, slack)) return;
    try {
      await journal.replace(kept.notifications.map((stored) => JSON.stringify(stored)));
      notBefore = 0;
    } catch (error) {
      notBefore = journal.size + slack;
      onFailed(error);
    }
  };
}

function parseLine(line: string): Notification | undefined {
  try {
    return notification.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
