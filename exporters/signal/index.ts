import { runProgram } from "../kit/index.ts";
import { signal } from "./signal.ts";

export { type History, type HistoryOptions, type RecordedSeries, writeHistory } from "./history.ts";
export type { BackgroundRequest, EpisodeRequest, PlayRequest } from "./play-request.ts";
export type { Attempt, ReceiverRequest, ReceiverStatus } from "./receivers/index.ts";
export { type SignalSettings, signalSettings } from "./settings.ts";
export { signal, startSignal } from "./signal.ts";
export type { PlayStatus, ShardStatus } from "./status.ts";

/** Runs the signal until it is told to stop. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(signal, argv);
}
