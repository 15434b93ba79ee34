import { execa } from "execa";

/** A program's metrics as they come. */
export async function scrape(url: string): Promise<string> {
  const answer = await fetch(`${url}/metrics`);
  if (!answer.ok) throw new Error(`${url}/metrics answers ${answer.status}`);
  return answer.text();
}

/** Reads one series, `name` or `name{labels}` as the program writes it; undefined where it is absent. */
export async function series(url: string, name: string): Promise<number | undefined> {
  const line = (await scrape(url)).split("\n").find((candidate) => candidate.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

/** What promtool may say of names that are somebody else's choice. */
export async function complaintsOf(url: string, legacy: readonly string[] = []): Promise<readonly string[]> {
  const { all } = await execa("promtool", ["check", "metrics"], { input: await scrape(url), reject: false, all: true });
  return all.split("\n").filter((line) => line !== "" && !legacy.some((name) => line.startsWith(`${name} `)));
}
