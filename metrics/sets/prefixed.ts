/** A name under a service's prefix; an empty prefix adds nothing. */
export function prefixed(prefix: string, name: string): string {
  return prefix === "" ? name : `${prefix}_${name}`;
}
