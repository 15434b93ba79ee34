import type { Channel } from "../../../../examples/workloads/chat4all/kafka/index.ts";

/** Sets a fault, or clears it with `null`. */
export async function fault(url: string, name: string, parameters: object | null = {}): Promise<void> {
  const answer = await fetch(`${url}/admin/faults/${name}`, {
    method: parameters === null ? "DELETE" : "PUT",
    ...(parameters === null ? {} : { body: JSON.stringify(parameters) }),
  });
  if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`);
}

export interface Taken {
  readonly taken: number;
  readonly repeated: number;
  readonly messages: readonly { readonly id: string; readonly to: string }[];
}

/** What the fake API has taken for a channel. */
export async function takenBy(channelApi: string, channel: Channel): Promise<Taken> {
  const answer = await fetch(`${channelApi}/v1/${channel}/messages?limit=100000`);
  return (await answer.json()) as Taken;
}

/** The samples of a program's metrics, `name{labels}` → value. */
export async function samples(url: string, path = "/actuator/prometheus"): Promise<ReadonlyMap<string, number>> {
  const answer = await fetch(`${url}${path}`);
  if (!answer.ok) throw new Error(`${url}${path} answers ${answer.status}`);
  const lines = (await answer.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(" ");
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}

/** A program's metrics as they come. */
export async function exposition(url: string, path = "/actuator/prometheus"): Promise<string> {
  return (await fetch(`${url}${path}`)).text();
}
