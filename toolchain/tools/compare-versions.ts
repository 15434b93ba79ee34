/** Negative, zero or positive, as `a` is lower than, equal to or higher than `b`; missing parts count as zero. */
export function compareVersions(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Leading `v` or `go` and everything after the numbers (`-rc1`, `+build`) is ignored. */
function parts(version: string): number[] {
  return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? "0").split(".").map(Number);
}
