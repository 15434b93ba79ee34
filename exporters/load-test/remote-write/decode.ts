import protobuf, { type Reader } from "protobufjs/minimal.js";

/** A series of a message of remote write with its newest sample. */
export interface ReceivedSeries {
  readonly labels: ReadonlyMap<string, string>;
  readonly samples: number;
  /** Of the newest sample; absent without one. */
  readonly newest?: NewestSample;
}

export interface NewestSample {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  /** `stale`: the series has ended. */
  readonly value: number | "stale" | NativeHistogram;
}

/** Counts in buckets that grow by the factor 2^(2^-schema): bucket `index` ends at the factor to the power of `index`. */
export interface NativeHistogram {
  readonly schema: number;
  readonly count: number;
  readonly sum: number;
  readonly zeroCount: number;
  /** Ascending by index. */
  readonly buckets: readonly (readonly [index: number, count: number])[];
}

/**
 * Reads a `prometheus.WriteRequest`, version 1 of the protocol; what is not needed is passed over.
 * Source: https://github.com/prometheus/prometheus/blob/main/prompb/remote.proto
 * @throws Error when it is malformed.
 */
export function decodeWriteRequest(bytes: Uint8Array): readonly ReceivedSeries[] {
  const reader = new protobuf.Reader(bytes);
  const series: ReceivedSeries[] = [];
  eachField(reader, bytes.length, (field) => {
    if (field !== 1) return false;
    if (series.length === mostSeries) throw new Error(`it has more than ${mostSeries} series`);
    series.push(readSeries(reader, nested(reader)));
    return true;
  });
  return series;
}

/** In one message; senders split what is more. */
const mostSeries = 20_000;

function readSeries(reader: Reader, end: number): ReceivedSeries {
  const labels = new Map<string, string>();
  let samples = 0;
  let newest: NewestSample | undefined;
  const take = (sample: NewestSample) => {
    samples += 1;
    if (newest === undefined || sample.timestamp >= newest.timestamp) newest = sample;
  };
  eachField(reader, end, (field) => {
    if (field === 1) readLabel(reader, nested(reader), labels);
    else if (field === 2) take(readSample(reader, nested(reader)));
    else if (field === 4) take(readHistogram(reader, nested(reader)));
    else return false;
    return true;
  });
  return { labels, samples, ...(newest && { newest }) };
}

function readLabel(reader: Reader, end: number, labels: Map<string, string>): void {
  let name = "";
  let value = "";
  eachField(reader, end, (field) => {
    if (field === 1) name = reader.string();
    else if (field === 2) value = reader.string();
    else return false;
    return true;
  });
  labels.set(name, value);
}

function readSample(reader: Reader, end: number): NewestSample {
  let value: number | "stale" = 0;
  let timestamp = 0;
  eachField(reader, end, (field) => {
    if (field === 1) value = readDouble(reader);
    else if (field === 2) timestamp = Number(reader.int64());
    else return false;
    return true;
  });
  return { timestamp, value };
}

/** The bits of Prometheus's stale marker: one of the many NaNs. Source: prometheus/model/value */
const staleBits = 0x7ff0000000000002n;

function readDouble(reader: Reader): number | "stale" {
  const { buf, pos } = reader;
  const value = reader.double();
  if (!Number.isNaN(value)) return value;
  return new DataView(buf.buffer, buf.byteOffset + pos, 8).getBigUint64(0, true) === staleBits ? "stale" : value;
}

/** Deltas of the counts of one bucket to the next; spans say which buckets there are. */
function readHistogram(reader: Reader, end: number): NewestSample {
  const histogram = { schema: 0, count: 0, sum: 0, zeroCount: 0 };
  const spans: { offset: number; length: number }[] = [];
  const deltas: number[] = [];
  let timestamp = 0;
  eachField(reader, end, (field, wire) => {
    if (field === 1) histogram.count = Number(reader.uint64());
    else if (field === 3) histogram.sum = reader.double();
    else if (field === 4) histogram.schema = reader.sint32();
    else if (field === 6) histogram.zeroCount = Number(reader.uint64());
    else if (field === 11) spans.push(readSpan(reader, nested(reader)));
    else if (field === 12 && wire === 2) {
      for (const last = nested(reader); reader.pos < last; ) deltas.push(Number(reader.sint64()));
    } else if (field === 12) deltas.push(Number(reader.sint64()));
    else if (field === 15) timestamp = Number(reader.int64());
    else return false;
    return true;
  });
  return { timestamp, value: { ...histogram, buckets: bucketsOf(spans, deltas) } };
}

function readSpan(reader: Reader, end: number): { offset: number; length: number } {
  const span = { offset: 0, length: 0 };
  eachField(reader, end, (field) => {
    if (field === 1) span.offset = reader.sint32();
    else if (field === 2) span.length = reader.uint32();
    else return false;
    return true;
  });
  return span;
}

function bucketsOf(
  spans: readonly { offset: number; length: number }[],
  deltas: readonly number[],
): [number, number][] {
  const buckets: [number, number][] = [];
  let index = 0;
  let count = 0;
  for (const { offset, length } of spans) {
    index += offset;
    for (let left = length; left > 0 && buckets.length < deltas.length; left -= 1) {
      count += deltas[buckets.length] ?? 0;
      buckets.push([index, count]);
      index += 1;
    }
  }
  return buckets;
}

/** Where the message that comes next ends. */
function nested(reader: Reader): number {
  const length = reader.uint32();
  if (length > reader.len - reader.pos) throw new Error("the message is cut off");
  return reader.pos + length;
}

function eachField(reader: Reader, end: number, read: (field: number, wire: number) => boolean): void {
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (!read(tag >>> 3, tag & 7)) reader.skipType(tag & 7);
  }
  if (reader.pos !== end) throw new Error("a part of the message is longer than the whole");
}
