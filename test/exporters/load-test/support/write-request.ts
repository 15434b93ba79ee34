import protobuf from "protobufjs/minimal.js";
import { compress } from "snappyjs";

/** A series with one sample, or a histogram. */
export interface GivenSeries {
  readonly labels: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly value: number | "stale" | GivenHistogram;
}

export interface GivenHistogram {
  readonly schema: number;
  readonly count: number;
  readonly sum: number;
  readonly spans: readonly (readonly [offset: number, length: number])[];
  readonly deltas: readonly number[];
}

/** A message of remote write as k6 sends it. */
export function writeRequest(series: readonly GivenSeries[]): Uint8Array {
  return compress(plainRequest(series));
}

/** Before it is compressed. */
export function plainRequest(series: readonly GivenSeries[]): Uint8Array {
  const writer = protobuf.Writer.create();
  for (const { labels, at, value } of series) {
    writer.uint32(10).fork();
    for (const [name, text] of Object.entries(labels).sort())
      writer.uint32(10).fork().uint32(10).string(name).uint32(18).string(text).ldelim();
    if (typeof value === "object") writeHistogram(writer, value, at);
    else writeSample(writer, value, at);
    writer.ldelim();
  }
  return writer.finish();
}

function writeSample(writer: protobuf.Writer, value: number | "stale", at: number): void {
  writer.uint32(18).fork().uint32(9);
  // The bits of the stale marker: 0x7ff0000000000002.
  if (value === "stale") writer.fixed32(2).fixed32(0x7ff00000);
  else writer.double(value);
  writer.uint32(16).int64(at).ldelim();
}

function writeHistogram(
  writer: protobuf.Writer,
  { schema, count, sum, spans, deltas }: GivenHistogram,
  at: number,
): void {
  writer.uint32(34).fork().uint32(8).uint64(count).uint32(25).double(sum).uint32(32).sint32(schema);
  for (const [offset, length] of spans)
    writer.uint32(90).fork().uint32(8).sint32(offset).uint32(16).uint32(length).ldelim();
  writer.uint32(98).fork();
  for (const delta of deltas) writer.sint64(delta);
  writer.ldelim().uint32(120).int64(at).ldelim();
}
