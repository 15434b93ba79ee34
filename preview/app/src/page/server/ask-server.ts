import { fetchWhole } from "../../network/index.ts";

/** The server answered, and this is what it had against the request. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** Asks the preview's own server. @throws Refused with its words; TypeError when it does not answer */
export async function askServer<Data>(path: string, signal?: AbortSignal): Promise<Data> {
  const { ok, status, body } = await fetchWhole(path, signal === undefined ? {} : { signal });
  if (!ok) throw new Refused((body as { error?: string } | undefined)?.error ?? `HTTP ${status}`, status);
  if (body === undefined) throw new TypeError(`${path} is answered with something else than JSON`);
  return body as Data;
}
