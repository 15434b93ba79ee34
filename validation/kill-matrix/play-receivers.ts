import type { ReceiverStatus } from "../../exporters/signal/index.ts";
import { accessTo, inboxUrl } from "../copy/index.ts";
import { askJson } from "../observe/index.ts";
import { receiverLabel, type Unwilling, unwilling } from "./copy-files.ts";
import type { PlayedReceiver } from "./judge-receiver.ts";
import { isTold } from "./look.ts";
import type { Probe } from "./probe.ts";
import { type Stage, until, untilHeld } from "./stage.ts";
import { type Times, toRecover, toTell, toTellTheEnd } from "./times.ts";

/** What a slow receiver waits before it takes a message. */
const slowMs = 2000;

/** Plays receivers that refuse, are slow or do not answer, each with an alert of its own: bad until well after its first message was due, then good. */
export async function playReceivers(stage: Stage, prefix: string): Promise<readonly PlayedReceiver[]> {
  const { times, signal } = stage;
  const begin = Date.now() + 1000;
  for (const answer of unwilling) await tell(stage, answer, answer);
  const probes = unwilling.map((answer) => ({
    id: `${prefix}-${answer}`,
    answer,
    fault: { from: begin },
    labels: { [receiverLabel]: answer },
  }));
  await stage.play(probes);
  await until(begin + badFor(times), signal);
  const willingAt = Date.now();
  for (const answer of unwilling) if (answer !== "slow") await tell(stage, answer, "willing");
  const all = (status: "firing" | "resolved") => (look: Parameters<typeof isTold>[0]) =>
    probes.every(({ id }) => isTold(look, id, status));
  await untilHeld(stage, all("firing"), { hold: 0, deadline: willingAt + toRecover(times) });
  const ended = Date.now();
  const over = probes.map((probe) => ({ ...probe, fault: { ...probe.fault, to: ended } }) satisfies Probe);
  await stage.play(over);
  await untilHeld(stage, all("resolved"), {
    hold: 2 * times.evaluation,
    deadline: ended + toTellTheEnd(times) + toRecover(times),
  });
  const { told } = await stage.look();
  await stage.play([]);
  return Promise.all(
    over.map(async ({ id, answer, fault }) => ({
      answer,
      fault,
      ...(answer === "slow" ? {} : { willingAt }),
      attempts: (await askJson<ReceiverStatus>(accessTo(stage.copy, "signal"), `/api/v1/receivers/${answer}`)).attempts,
      messages: told.filter(({ episode }) => episode === id).map(({ at, status }) => ({ at, status })),
    })),
  );
}

/** How long playing the receivers takes, in milliseconds. */
export function receiversLength(times: Times): number {
  return 1000 + badFor(times) + 2 * times.groupInterval + toTellTheEnd(times);
}

/** The first message is due, and one more was tried. */
function badFor(times: Times): number {
  return toTell(times) + times.groupInterval;
}

async function tell({ copy }: Stage, name: Unwilling, answer: Unwilling | "willing"): Promise<void> {
  const body = { answer, forwardTo: inboxUrl, delayMs: slowMs };
  await askJson(accessTo(copy, "signal"), `/api/v1/receivers/${name}`, { method: "PUT", body });
}
