/** A short text that a regular expression matches from end to end, for the usual kinds of expression; none is promised. */
export function matchingText(source: string): string | undefined {
  const insensitive = source.startsWith("(?i)");
  // JavaScript writes named groups another way, and has no [:classes:].
  const body = (insensitive ? source.slice(4) : source).replaceAll("(?P<", "(?<");
  if (body.includes("[:")) return undefined;
  const { text } = alternatives(body, 0);
  try {
    return new RegExp(`^(?:${body})$`, insensitive ? "is" : "s").test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

interface Read {
  readonly text: string;
  /** Where reading goes on. */
  readonly next: number;
}

/** The first of several alternatives; the others are read over. */
function alternatives(source: string, start: number): Read {
  let { text, next } = sequence(source, start);
  while (source[next] === "|") next = sequence(source, next + 1).next;
  return { text, next };
}

function sequence(source: string, start: number): Read {
  let text = "";
  let next = start;
  while (next < source.length && source[next] !== "|" && source[next] !== ")") {
    const one = atom(source, next);
    const times = repetition(source, one.next);
    text += one.text.repeat(times.count);
    next = times.next;
  }
  return { text, next };
}

function atom(source: string, at: number): Read {
  const character = source[at] ?? "";
  switch (character) {
    case "(": {
      const named = /^\((?:\?:|\?P?<\w+>)?/.exec(source.slice(at));
      const inside = alternatives(source, at + (named?.[0].length ?? 1));
      return { text: inside.text, next: inside.next + 1 };
    }
    case "[": {
      const end = source.indexOf("]", at + 2);
      const first = source[at + 1] === "^" ? { text: "0" } : atom(source, at + 1);
      return { text: first.text, next: end < 0 ? at + 1 : end + 1 };
    }
    case "\\": {
      const escaped = source[at + 1] ?? "";
      return { text: classes[escaped] ?? escaped, next: at + 2 };
    }
    case ".":
      return { text: "0", next: at + 1 };
    case "^":
    case "$":
      return { text: "", next: at + 1 };
    default:
      return { text: character, next: at + 1 };
  }
}

const classes: { readonly [letter: string]: string | undefined } = { d: "0", w: "a", s: " " };

function repetition(source: string, at: number): { readonly count: number; readonly next: number } {
  const quantifier = /^(?:([?*+])|\{(\d+)(?:,\d*)?\})\??/.exec(source.slice(at));
  if (quantifier === null) return { count: 1, next: at };
  const [whole, sign, least] = quantifier;
  return { count: sign === undefined ? Number(least) : Number(sign === "+"), next: at + whole.length };
}
