import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

/** Two pictures beside each other. */
export interface Difference {
  /** Pixels that differ to the eye; all of them when the pictures have different sizes. */
  readonly pixels: number;
  /** Of all pixels, from 0 to 1. */
  readonly share: number;
  /** The second picture, faint, with what differs in red; absent when the sizes differ. */
  readonly picture?: Buffer;
}

/** Compares two PNG files; edges that are smoothed in another way are no difference. */
export function differingPixels(before: Buffer, after: Buffer): Difference {
  const [a, b] = [PNG.sync.read(before), PNG.sync.read(after)];
  const all = b.width * b.height;
  if (a.width !== b.width || a.height !== b.height) return { pixels: all, share: 1 };
  const marked = new PNG({ width: b.width, height: b.height });
  const pixels = pixelmatch(a.data, b.data, marked.data, b.width, b.height, { threshold: 0.1 });
  return { pixels, share: pixels / all, ...(pixels === 0 ? {} : { picture: PNG.sync.write(marked) }) };
}
