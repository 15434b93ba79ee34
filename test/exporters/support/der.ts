/** DER, as far as certificates need it. Source: ITU-T X.690. */
function element(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, "0"), "hex");
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export const sequence = (...parts: readonly Buffer[]): Buffer => element(0x30, Buffer.concat(parts));
export const set = (...parts: readonly Buffer[]): Buffer => element(0x31, Buffer.concat(parts));
export const integer = (bytes: Buffer): Buffer => element(0x02, bytes);
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]));
export const octets = (content: Buffer): Buffer => element(0x04, content);
export const bits = (content: Buffer): Buffer => element(0x03, Buffer.concat([Buffer.from([0]), content]));
export const text = (value: string): Buffer => element(0x0c, Buffer.from(value));

/** A part with a number instead of a type: wrapped around an element, or in place of its tag. */
export const explicit = (number: number, content: Buffer): Buffer => element(0xa0 | number, content);
export const implicit = (number: number, content: Buffer): Buffer => element(0x80 | number, content);

/** Before 2050. */
export function time(date: Date): Buffer {
  return element(0x17, Buffer.from(date.toISOString().replace(/^..|[-:T]|\.\d+/g, "")));
}

export function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return element(0x06, Buffer.concat([first * 40 + second, ...rest].map(base128)));
}

function base128(number: number): Buffer {
  const groups = [number & 0x7f];
  for (let left = number >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
  return Buffer.from(groups);
}
