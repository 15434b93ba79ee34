import type { Family } from "./family.ts";

interface Lease {
  holders: number;
  retired: boolean;
}

const leases = new WeakMap<Family, Lease>();

/**
 * Keeps the bytes of these families until the function returned is called; calling it again does nothing.
 * @throws Error when they are gone already.
 */
export function hold(families: readonly Family[]): () => void {
  if (families.some((family) => family.chunks.some(isGone)))
    throw new Error("these families were replaced by newer ones and their bytes freed");
  for (const family of families) leaseOf(family).holders += 1;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    for (const family of families) {
      const lease = leaseOf(family);
      lease.holders -= 1;
      if (lease.retired && lease.holders === 0) free(family);
    }
  };
}

/**
 * Gives the bytes back at once when nobody holds them any more. Left to the garbage collector, which does not see how much they are,
 * ten large snapshots would be in memory before the first goes.
 */
export function retire(families: readonly Family[]): void {
  // Whoever was just handed them holds them by then.
  setImmediate(() => {
    for (const family of families) {
      const lease = leaseOf(family);
      lease.retired = true;
      if (lease.holders === 0) free(family);
    }
  });
}

function leaseOf(family: Family): Lease {
  const lease = leases.get(family) ?? { holders: 0, retired: false };
  leases.set(family, lease);
  return lease;
}

/** A buffer without memory says nothing of it but that its length is 0, which no chunk's is. */
function isGone({ byteLength }: Buffer): boolean {
  return byteLength === 0;
}

/** Small buffers share their memory with others and stay. */
function free({ chunks }: Family): void {
  for (const { buffer, byteLength } of chunks)
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && !buffer.detached) buffer.transfer(0);
}
