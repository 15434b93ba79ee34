import { type PlayRequest, writeHistory } from "../../exporters/signal/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import type { Rehearsal, RehearsalAccess } from "../../stack/rehearsal/index.ts";
import { accessTo } from "../copy/index.ts";
import { forget, historyLead, recordedHistory, untilThere } from "../history/index.ts";
import { askJson } from "../observe/index.ts";
import type { Plan } from "../plan/index.ts";
import { endPlay, playRequest, type SignalPlay } from "./signal-play.ts";
import type { Subject } from "./subject.ts";

export interface PlayBegun extends SignalPlay {
  readonly subject: Pick<Subject, "groups" | "settings">;
  readonly plan: Plan;
}

/** A copy to play on, and to give a past to. */
export type PlayedCopy = RehearsalAccess & Pick<Rehearsal, "backFill">;

/**
 * Has the signal begin a little ahead of now, so that it is ready by then and Prometheus has what was before; returns the
 * moment, milliseconds since 1970. Who comes too late tries again with more time: the past ends where the play begins.
 *
 * @throws Error when the machine is so busy that it never is in time.
 */
export async function beginPlay(copy: PlayedCopy, begun: PlayBegun): Promise<number> {
  const request = playRequest(begun);
  const giveAPast = pastOf(begun);
  let lead = 1000 + historyLead(begun.plan, begun.subject.settings);
  for (let tries = 0; tries < 5; tries++) {
    const began = Date.now();
    const startAtMs = began + lead;
    if (await giveAPast(copy, { ...request, startAtMs })) {
      await askJson(accessTo(copy, "signal"), "/api/v1/play", { method: "PUT", body: { ...request, startAtMs } });
      if (Date.now() < startAtMs) return startAtMs;
      await endPlay(accessTo(copy, "signal"));
    }
    await forgetPast(copy, begun.plan);
    lead = Math.max(2 * lead, 2 * (Date.now() - began));
  }
  throw new Error("the machine is too busy: a play could not be made ready in time, five times. Try again later.");
}

/** Gives a copy the past of all episodes that have one, and says whether it is there before the play begins. */
function pastOf({ subject, plan, factor }: PlayBegun): (copy: PlayedCopy, request: PlayRequest) => Promise<boolean> {
  const { groups, settings } = subject;
  const episodes = plan.episodes.filter(({ past }) => past > 0);
  const [first] = episodes;
  if (first === undefined) return async () => true;
  const past = new Map(episodes.map((one) => [one.id, one.past / factor]));
  const every = milliseconds(settings.scrapeInterval) / factor;
  const recorded = episodes.flatMap((one) =>
    recordedHistory(one, { rules: groups.find(({ rules }) => rules.includes(one.alert))?.rules ?? [] }),
  );
  return async (copy, request) => {
    await copy.backFill(writeHistory(request, { every, past, recorded }).body);
    await untilThere(copy, { id: first.id, startAtMs: request.startAtMs });
    return Date.now() < request.startAtMs;
  };
}

async function forgetPast(copy: PlayedCopy, { episodes }: Plan): Promise<void> {
  const ids = episodes.filter(({ past }) => past > 0).map(({ id }) => id);
  if (ids.length > 0) await forget(copy, ids);
}
