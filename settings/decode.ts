/**
 * The value behind the text that Pulumi gives for numbers, booleans, lists and objects.
 *
 * A text that is none of these stays a text; so does one that only looks like JSON, to be refused with its own words.
 */
export function decode(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    const decoded: unknown = JSON.parse(value);
    return typeof decoded === "string" ? value : decoded;
  } catch {
    return value;
  }
}
