import { stages } from "../../../alerts/index.ts";
import { forwardedMessages, storedMessages } from "../../../metrics/chat4all.ts";
import { lagRecords } from "../../../metrics/kafka.ts";
import { type Expression, print, sum } from "../../../metrics/kit/index.ts";
import { engine } from "../../../toolchain/index.ts";
import { accessTo, type Copy } from "../../copy/index.ts";
import { askJson } from "../../observe/index.ts";
import type { Load } from "../load/index.ts";
import { findPart } from "../part.ts";
import { runIn } from "../run-in.ts";
import type { Ledger } from "./ledger.ts";

/**
 * What the channels took of the messages that a load sent, each told by its id, and what waits in Kafka and in the connectors' journals.
 * The fake of the channels remembers in memory: when it is killed, what it took counts as undelivered.
 */
export async function chat4allLedger(copy: Copy, load: Pick<Load, "accepted" | "refused">): Promise<Ledger> {
  const sent = { accepted: load.accepted(), refused: load.refused() };
  const taken = await readChannels(copy);
  const [stored, lag, forwarded] = await Promise.all(
    [storedMessages, lagRecords.where({ group: stages }), forwardedMessages].map((one) => total(copy, sum(one))),
  );
  const waiting = stored === undefined || lag === undefined ? undefined : stored + lag;
  return { ...chat4allBooks(sent, taken), waiting, forwarded };
}

/** By id: what was accepted against what arrived. */
export function chat4allBooks(
  sent: { readonly accepted: readonly string[]; readonly refused: readonly string[] },
  channels: readonly Channel[],
): Omit<Ledger, "waiting" | "forwarded"> {
  const arrived = new Set(channels.flatMap(({ ids }) => ids));
  const delivered = sent.accepted.filter((id) => arrived.has(id)).length;
  return {
    accepted: sent.accepted.length,
    delivered,
    undelivered: sent.accepted.length - delivered,
    repeated: channels.reduce((total, { repeated }) => total + repeated, 0),
    unannounced: sent.refused.filter((id) => arrived.has(id)).length,
  };
}

/** What the API of a channel took; the newest 100,000 of each. */
interface Channel {
  readonly ids: readonly string[];
  readonly repeated: number;
}

/** Only the parts beside it reach the channels' API. */
async function readChannels(copy: Copy): Promise<readonly Channel[]> {
  const { docker } = await engine();
  const { container } = await findPart(docker, copy, "channel-api");
  const command = ["/usr/local/bin/node", "--input-type=module", "--eval", reading];
  return JSON.parse(await runIn(docker, container, command)) as Channel[];
}

const reading = `
const channels = await Promise.all(
  ["whatsapp", "instagram"].map(async (channel) => {
    const answer = await fetch("http://localhost:8099/v1/" + channel + "/messages?limit=100000");
    const { repeated, messages } = await answer.json();
    return { repeated, ids: messages.map(({ id }) => id) };
  }),
);
process.stdout.write(JSON.stringify(channels));
`;

/** The sum that an expression is now; undefined where there are no series. */
async function total(copy: Copy, expr: Expression): Promise<number | undefined> {
  const path = `/api/v1/query?query=${encodeURIComponent(print(expr))}`;
  const { data } = await askJson<Answer>(accessTo(copy, "prometheus"), path);
  const [first] = data.result;
  return first === undefined ? undefined : Number(first.value[1]);
}

interface Answer {
  readonly data: { readonly result: readonly { readonly value: readonly [number, string] }[] };
}
