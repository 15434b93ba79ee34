/**
 * Labels as they stand in a sample line, `{group="a",topic="b"}`, in the order given; no labels, no braces.
 * Keep the result where the same labels are written again: it is the dear part of a line.
 * @throws Error for a label name that the formats cannot hold.
 */
export function labelText(labels: Readonly<Record<string, string>>): string {
  let text = "";
  for (const name in labels) {
    if (!sound.has(name)) assertSound(name);
    const value = labels[name] ?? "";
    text += `${text === "" ? "{" : ","}${name}="${unsafe.test(value) ? escapeValue(value) : value}"`;
  }
  return text === "" ? "" : `${text}}`;
}

/** Adds one more label to a text of {@link labelText}. */
export function withLabel(text: string, name: string, value: string): string {
  const added = labelText({ [name]: value });
  return text === "" ? added : `${text.slice(0, -1)},${added.slice(1)}`;
}

const unsafe = /[\\"\n]/;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n" };

function escapeValue(value: string): string {
  return value.replace(/[\\"\n]/g, (character) => escapes[character] ?? character);
}

/** Names seen so far: a program has a handful. */
const sound = new Set<string>();

function assertSound(name: string): void {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) || name.startsWith("__"))
    throw new Error(`"${name}" is no label name; use letters, digits and _, not a digit or __ first`);
  sound.add(name);
}
