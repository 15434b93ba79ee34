/** A message that the channel took. */
export interface Taken {
  readonly id: string;
  readonly to: string;
}

/** What a channel has taken, in order; the newest are kept. */
export interface Ledger {
  /** False when the id was taken before: the message is not delivered twice. */
  take(message: Taken): boolean;
  /** `after` counts from the first message ever taken. */
  read(
    after: number,
    limit: number,
  ): { readonly taken: number; readonly repeated: number; readonly messages: readonly Taken[] };
}

export function createLedger(keep = 100_000): Ledger {
  const messages = new Map<string, Taken>();
  let taken = 0;
  let repeated = 0;
  return {
    take(message) {
      if (messages.has(message.id)) {
        repeated++;
        return false;
      }
      taken++;
      messages.set(message.id, message);
      const [oldest] = messages.keys();
      if (messages.size > keep && oldest !== undefined) messages.delete(oldest);
      return true;
    },
    read(after, limit) {
      const gone = taken - messages.size;
      const from = Math.max(0, after - gone);
      return { taken, repeated, messages: messages.values().drop(from).take(limit).toArray() };
    },
  };
}
