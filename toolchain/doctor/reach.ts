/** True unless `SIGHTLINE_OFFLINE` asks for the way without any download but package registries. */
export function mayGoOnline(): boolean {
  return (process.env.SIGHTLINE_OFFLINE ?? "") === "" || process.env.SIGHTLINE_OFFLINE === "0";
}

const answers = new Map<string, Promise<number | undefined>>();

/** The status with which a URL answers within three seconds; each is asked once per process. */
export function statusOf(url: string): Promise<number | undefined> {
  const known = answers.get(url) ?? ask(url);
  answers.set(url, known);
  return known;
}

/** True when every URL answers with a success; a proxy that refuses is no answer. */
export async function answer(urls: readonly string[]): Promise<boolean> {
  if (!mayGoOnline()) return false;
  const statuses = await Promise.all(urls.map(statusOf));
  return statuses.every((status) => status !== undefined && status >= 200 && status < 300);
}

async function ask(url: string): Promise<number | undefined> {
  try {
    return (await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(3000) })).status;
  } catch {
    return undefined;
  }
}
