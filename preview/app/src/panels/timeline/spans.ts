/** How a value is shown; values with one text are one state. */
export interface State {
  readonly text: string;
  readonly color: string;
}

/** One state over time; milliseconds since 1970. */
export interface Span extends State {
  readonly from: number;
  readonly to: number;
  /** Of the value that it begins with. */
  readonly index: number;
}

export interface SpanSettings {
  readonly times: readonly number[];
  readonly values: readonly unknown[];
  /** Time between two samples: where the next is later, nothing is known after it. */
  readonly stepMs: number;
  /** No span lasts longer than this. */
  readonly end: number;
  /** Whether a state lasts over gaps, or over gaps of at most so many milliseconds. */
  readonly connect: boolean | number;
  /** Equal states in a row are one span. */
  readonly merge: boolean;
  readonly stateOf: (value: unknown) => State;
}

/** Values as states that last until the next one. */
export function lastingSpans({ times, values, stepMs, end, connect, merge, stateOf }: SpanSettings): Span[] {
  const spans: Span[] = [];
  const known = times.flatMap((time, index) => (isKnown(values[index]) ? [{ time, index }] : []));
  for (const [position, { time, index }] of known.entries()) {
    const state = stateOf(values[index]);
    const to = endOf(time, known[position + 1]?.time, { stepMs, end, connect });
    const before = spans.at(-1);
    if (merge && before !== undefined && before.text === state.text && before.to >= time)
      spans[spans.length - 1] = { ...before, to };
    else spans.push({ ...state, from: time, to, index });
  }
  return spans;
}

/** Each value as a span of one step around its time, of which `width` (0 to 1) is drawn. */
export function sampleSpans(
  { times, values, stepMs, stateOf }: Pick<SpanSettings, "times" | "values" | "stepMs" | "stateOf">,
  width: number,
): Span[] {
  const half = (stepMs * width) / 2;
  return times.flatMap((time, index) =>
    isKnown(values[index]) ? [{ ...stateOf(values[index]), from: time - half, to: time + half, index }] : [],
  );
}

/** The span at a moment, if any. */
export function spanAt(spans: readonly Span[], time: number): Span | undefined {
  return spans.find(({ from, to }) => from <= time && time < to);
}

function endOf(
  time: number,
  next: number | undefined,
  { stepMs, end, connect }: Pick<SpanSettings, "stepMs" | "end" | "connect">,
): number {
  if (next === undefined) return Math.min(time + stepMs, Math.max(end, time));
  const gap = next - time;
  // Samples are not always exact to the millisecond.
  const joined = gap <= stepMs * 1.5 || connect === true || (typeof connect === "number" && gap <= connect);
  return joined ? next : time + stepMs;
}

function isKnown(value: unknown): boolean {
  return value !== null && value !== undefined && !Number.isNaN(value);
}
