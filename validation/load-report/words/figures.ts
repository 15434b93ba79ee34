import { percent, rate, time, whole } from "../../../exporters/load-test/reading/index.ts";
import type { Change, Figures, TimeName, Verdict } from "../compare/index.ts";

/** Every figure as it stands in a cell; a dash for what is not known. */
export const dash = "–";

export function requestsText({ requests }: Figures): string {
  return requests === undefined ? dash : whole(requests);
}

export function rateText({ perSecond }: Figures): string {
  return perSecond === undefined ? dash : rate(perSecond);
}

export function failedText({ failed }: Figures): string {
  return failed === undefined ? dash : percent(failed);
}

export function timeText({ times }: Figures, name: TimeName): string {
  const seconds = times[name];
  return seconds === undefined ? dash : time(seconds);
}

/** `P99.9` for `p99.9`. */
export function timeTitle(name: TimeName): string {
  return name === "max" ? "longest" : name.toUpperCase();
}

const verdictWords: Readonly<Record<Verdict, string>> = {
  better: "better",
  worse: "worse",
  noise: "noise",
  unclear: "unclear",
};

/** `+8.3 %`, `+1.2 points` of a share, `new` where there was nothing. */
function changeText({ figure, before, after, ratio }: Change): string {
  if (figure === "failed") return `${signed((after - before) * 100)} points`;
  return ratio === undefined ? "new" : `${signed((ratio - 1) * 100)} %`;
}

/** The same with its verdict; nothing is to be judged where nothing changed. */
export function judgedText(change: Change): string {
  return change.before === change.after ? "same" : `${changeText(change)} ${verdictWords[change.verdict]}`;
}

function signed(value: number): string {
  const text = String(Number(Math.abs(value).toPrecision(value >= 100 ? 3 : 2)));
  return text === "0" ? "0" : `${value < 0 ? "−" : "+"}${text}`;
}

/** What a change of protocol brought, in one cell: `1.28× slower`. */
export function ratioText({ ratio, verdict }: Change): string {
  const words: Readonly<Record<Verdict, string>> = {
    better: "faster",
    worse: "slower",
    noise: "noise",
    unclear: "unclear",
  };
  return ratio === undefined ? dash : `${times(ratio)} ${words[verdict]}`;
}

/** A multiple: `1.97×`. */
function times(ratio: number): string {
  return `${Number(ratio.toPrecision(3))}×`;
}
