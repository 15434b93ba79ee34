/** The frame that a table shows: the one asked for, or the first where there is none such. */
export function shownFrame(frames: readonly unknown[], asked: number): number {
  return asked > 0 && asked < frames.length ? asked : 0;
}
