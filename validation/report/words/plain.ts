/** The text in one line that every format can hold: no line breaks, control characters or halves of characters. */
export function plain(text: string): string {
  return text.toWellFormed().replace(/\s+/g, " ").replace(unprintable, "\uFFFD").trim();
}

/** At most so many characters, with an ellipsis where some are left out. */
export function clipped(text: string, most: number): string {
  const characters = [...plain(text)];
  return characters.length <= most ? characters.join("") : `${characters.slice(0, most - 1).join("")}…`;
}

/** Controls, what turns the direction of writing, and what XML 1.0 has no characters for. */
const unprintable = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;
