import type { Matcher } from "../../../../metrics/kit/index.ts";
import { unknownToRe2 } from "../../../../metrics/kit/index.ts";
import { type Code, call, list, object, text, word } from "../code.ts";
import type { Context } from "./typed.ts";
import { Untyped } from "./untyped.ts";

/** What `where()` is given, once for all labels; again for a label that is matched twice. */
export function matcherObjects(matchers: readonly Matcher[], { kit }: Context): readonly Code[] {
  const objects: Map<string, Code>[] = [];
  for (const matcher of matchers) {
    const { label, op } = matcher;
    const match = op === "=" || op === "!=" ? text(matcher.value) : patternOf(matcher, kit);
    const value = op.startsWith("!") ? call(kit("not"), match) : match;
    const free = objects.find((one) => !one.has(label));
    if (free === undefined) objects.push(new Map([[label, value]]));
    else free.set(label, value);
  }
  return objects.map((one) => object(Object.fromEntries(one)));
}

/** A variable, a list of plain values, or a regular expression. */
function patternOf({ label, value }: Matcher, kit: Context["kit"]): Code {
  const name = /^\$(\w+)$|^\$\{(\w+)\}$|^\[\[(\w+)\]\]$/.exec(value)?.slice(1).find(Boolean);
  if (name !== undefined) return call(kit("variable"), text(name));
  return listOf(value) ?? regexOf(label, value);
}

/** Values without special characters, or with nothing but escaped ones, one beside the other. */
function listOf(value: string): Code | undefined {
  const parts = value.split("|");
  if (parts.length < 2 || !parts.every((part) => /^(?:[^\\.+*?()|[\]{}^$]|\\[\\.+*?()|[\]{}^$])+$/.test(part)))
    return undefined;
  return list(parts.map((part) => text(part.replaceAll(/\\(.)/g, "$1"))));
}

function regexOf(label: string, value: string): Code {
  const insensitive = value.startsWith("(?i)");
  // An escape that means nothing outside of brackets is dropped: it matches the same.
  const body = (insensitive ? value.slice(4) : value).replaceAll(/\\([-/:_ "'=,<>@#%&!~;])/g, (escaped, plain, at) =>
    inBrackets(value, at) ? escaped : plain,
  );
  const refused = new Untyped(`${label}=~"${value}" is a regular expression that TypeScript does not have.`);
  if (/[\n\r]/.test(body) || unknownToRe2(body) !== undefined) throw refused;
  try {
    const { source } = new RegExp(body);
    const flags = insensitive ? "i" : "";
    if (source === "(?:)") return word(`/(?:)/${flags}`);
    // What JavaScript escapes in a literal is taken back by where(); the rest has to be the same.
    if (source.replaceAll("\\/", "/") !== body.replaceAll("\\/", "/")) throw refused;
    return word(`/${source}/${flags}`);
  } catch {
    throw refused;
  }
}

function inBrackets(text: string, at: number): boolean {
  return /\[[^\]]*$/.test(text.slice(0, at));
}
