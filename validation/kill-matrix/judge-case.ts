import type { KillCase } from "../result/index.ts";
import { explanationsOf } from "./by-design.ts";
import { type Counts, countMessages, type FaultTime, type Message } from "./count.ts";
import { idOf, type KillPoint } from "./factors.ts";

/** A case that was played: what really happened, and what was seen of it. All times are milliseconds since 1970. */
export interface PlayedCase {
  readonly point: KillPoint;
  readonly fault: FaultTime;
  readonly outage: { readonly from: number; readonly to: number };
  /** What arrived about the case's alert. */
  readonly messages: readonly Message[];
  /** When everything was again as it is: told, and held by every part. Absent: never. */
  readonly recoveredAt?: number;
  readonly samplesLost: number;
  /** Whether a silence that was set before still mutes. Absent where no Alertmanager died. */
  readonly silencesKept?: boolean;
  /** Why the case is not what it was to be: the alert was in another state, the time was over. */
  readonly trouble?: string;
}

/** How long after the end of a fault its first message is late rather than false, in milliseconds; and what `for` costs a restart. */
export interface JudgeOptions {
  readonly reaction: number;
}

/** What a case says: it fails on any loss, and on what nothing explains. */
export function judgeCase(played: PlayedCase, { reaction }: JudgeOptions): KillCase {
  const { point, fault, outage, messages, recoveredAt, samplesLost, silencesKept, trouble } = played;
  const counts = countMessages(messages, fault, reaction);
  const explanations = explanationsOf(point);
  const seen = seenOf(counts, silencesKept);
  const explained = explanations.filter(({ explains }) =>
    explains.some((one) => one === "later" || seen.includes(one)),
  );
  const open = seen.filter((one) => !explanations.some(({ explains }) => explains.some((other) => other === one)));
  return {
    id: idOf(point),
    ...point,
    status: trouble !== undefined ? "not measured" : open.length > 0 ? "failed" : "passed",
    ...counts,
    samplesLost,
    ...(silencesKept === undefined ? {} : { silencesKept }),
    ...(recoveredAt === undefined ? {} : { recovery: Math.max(0, Math.round(recoveredAt - outage.to)) }),
    notes: [...(trouble === undefined ? [] : [trouble]), ...explained.map(({ why }) => why)],
  };
}

type Mishap = keyof Counts | "silencesLost";

function seenOf(counts: Counts, silencesKept: boolean | undefined): readonly Mishap[] {
  const counted = (Object.keys(counts) as (keyof Counts)[]).filter((one) => counts[one] > 0);
  return silencesKept === false ? [...counted, "silencesLost"] : counted;
}
