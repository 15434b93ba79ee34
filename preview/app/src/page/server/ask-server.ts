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
  const response = await fetch(path, signal === undefined ? {} : { signal });
  const body = (await response.json().catch(() => ({}))) as Data & { error?: string };
  if (!response.ok) throw new Refused(body.error ?? `HTTP ${response.status}`, response.status);
  return body;
}
