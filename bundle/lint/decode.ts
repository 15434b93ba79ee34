import type { Finding } from "../../problems/index.ts";

/** The text of a file, or that it is none. */
export function decode(path: string, bytes: Uint8Array): { readonly text: string } | { readonly finding: Finding } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    const at = firstBroken(bytes);
    const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
    const message = `is not UTF-8 text: byte ${at + 1}, in line ${line}, begins no character.`;
    return { finding: { check: "lint/encoding", severity: "error", path, message, hint: "Save it as UTF-8." } };
  }
}

/** Offset of the first byte that no decoder takes: the longest beginning that is whole ends before it. */
function firstBroken(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (good + 1 < bad) {
    const middle = (good + bad) >> 1;
    try {
      // A character may be cut here; what is cut does not count as broken.
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
