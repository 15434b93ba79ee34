/** A piece of TypeScript as data: what the imported dashboard is written with. */
export type Code =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "list"; readonly items: readonly Code[] }
  | { readonly kind: "object"; readonly fields: readonly Field[]; readonly open: boolean }
  | { readonly kind: "call"; readonly of: Code; readonly args: readonly Code[] }
  | { readonly kind: "member"; readonly of: Code; readonly name: string };

type Field = readonly [name: string, value: Code];

/** A name, a number, a regular expression: whatever is written as it stands. */
export function word(text: string): Code {
  return { kind: "word", text };
}

/** A number as formatters write it. */
export function numeral(value: number): Code {
  if (Number.isNaN(value)) return word("Number.NaN");
  if (!Number.isFinite(value)) return word(`Number.${value > 0 ? "POSITIVE" : "NEGATIVE"}_INFINITY`);
  return word(Object.is(value, -0) ? "-0" : String(value).replace("e+", "e"));
}

export function text(value: string): Code {
  return { kind: "text", value };
}

export function list(items: readonly Code[]): Code {
  return { kind: "list", items };
}

/** An object without the fields that are undefined; `open` has each field on a line of its own whatever room there is. */
export function object(
  fields: Readonly<Record<string, Code | undefined>>,
  { open = false }: { readonly open?: boolean } = {},
): Code {
  const given = Object.entries(fields).filter((field): field is [string, Code] => field[1] !== undefined);
  return { kind: "object", fields: given, open };
}

/** A call of a function, or of a method: `call(member(code, "by"), …)`. */
export function call(of: Code | string, ...args: readonly Code[]): Code {
  return { kind: "call", of: typeof of === "string" ? word(of) : of, args };
}

export function member(of: Code, name: string): Code {
  return { kind: "member", of, name };
}

/** A call of a method. */
export function method(of: Code, name: string, ...args: readonly Code[]): Code {
  return call(member(of, name), ...args);
}

/** Anything that JSON can hold. */
export function literal(value: unknown): Code {
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return numeral(value);
  if (Array.isArray(value)) return list(value.map(literal));
  if (typeof value !== "object" || value === null) return word(String(value));
  return object(Object.fromEntries(Object.entries(value).map(([name, item]) => [name, literal(item)])));
}
