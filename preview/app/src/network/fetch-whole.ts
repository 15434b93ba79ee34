/** An answer that has come whole. */
export interface Answered {
  readonly ok: boolean;
  readonly status: number;
  /** What was told as JSON; undefined where it is none. */
  readonly body: unknown;
}

const waitsMs = [100, 400];

/**
 * Fetches an answer to its end; once more, and once more after a while, where it does not come: a browser ends whatever it
 * has under way when the machine gets or loses a network, as it does with each container that is started.
 * @throws TypeError when nothing came the last time either, and the abort's reason
 */
export async function fetchWhole(address: string, init: RequestInit = {}): Promise<Answered> {
  for (const waitMs of waitsMs) {
    try {
      return await fetchOnce(address, init);
    } catch (error) {
      if (init.signal?.aborted === true) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return await fetchOnce(address, init);
}

async function fetchOnce(address: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(address, init);
  const text = await response.text();
  return { ok: response.ok, status: response.status, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
