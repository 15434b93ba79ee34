import type { Family } from "./family.ts";
import { type Deflated, deflate, emptyDeflated } from "./gzip.ts";
import { type Format, familyHeader } from "./header.ts";
import { hold } from "./lease.ts";

/** A snapshot as bytes, shared by all who ask for it. */
export interface Body {
  readonly parts: readonly Buffer[];
  readonly length: number;
  /** Compressed when first asked for. */
  deflated(): Promise<Deflated>;
}

const partLength = 64 * 1024;
const rendered = new WeakMap<readonly Family[], Map<Format, Body>>();

/** The families in a format, made once for each list of families; families without samples are left out. */
export function snapshotBody(families: readonly Family[], format: Format): Body {
  const known = rendered.get(families) ?? new Map<Format, Body>();
  rendered.set(families, known);
  const body = known.get(format) ?? render(families, format);
  known.set(format, body);
  return body;
}

function render(families: readonly Family[], format: Format): Body {
  const shown = families.filter(({ samples }) => samples > 0);
  const parts = joined(
    shown.flatMap(({ definition, chunks }) => [Buffer.from(familyHeader(definition, format)), ...chunks]),
  );
  let deflated: Promise<Deflated> | undefined;
  return {
    parts,
    length: parts.reduce((length, part) => length + part.length, 0),
    deflated() {
      deflated ??= held(families, () => deflate(parts, emptyDeflated, false));
      return deflated;
    },
  };
}

/** zlib's threads read the bytes whatever becomes of the scrape that asked first. */
function held<T>(families: readonly Family[], work: () => Promise<T>): Promise<T> {
  const release = hold(families);
  return work().finally(release);
}

/** Small buffers put together, so that a hundred small families are not two hundred writes; large ones as they are. */
function joined(buffers: readonly Buffer[]): Buffer[] {
  const parts: Buffer[] = [];
  let small: Buffer[] = [];
  let length = 0;
  const flush = () => {
    if (small.length > 0) parts.push(small.length === 1 && small[0] ? small[0] : Buffer.concat(small));
    small = [];
    length = 0;
  };
  for (const buffer of buffers) {
    if (length + buffer.length > partLength) flush();
    small.push(buffer);
    length += buffer.length;
  }
  flush();
  return parts;
}
