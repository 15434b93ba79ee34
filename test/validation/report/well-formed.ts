/** What is not well-formed XML about a text: tags that do not close, attributes without quotes, characters and entities that do not exist. */
export function faultsOfXml(text: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const rest = text.replace(tag, (whole, close: string, name: string, empty: string) => {
    if (close === "/") {
      const last = open.pop();
      if (last !== name) faults.push(`${whole} closes ${last}`);
    } else if (empty !== "/") open.push(name);
    return "";
  });
  if (open.length > 0) faults.push(`open at the end: ${open.join(", ")}`);
  if (/[<>]/.test(rest))
    faults.push(`markup in a text: ${rest.slice(Math.max(0, rest.search(/[<>]/) - 20)).slice(0, 60)}`);
  const entity = /&(?!(?:amp|lt|gt|quot|#39);)/.exec(text);
  if (entity !== null) faults.push(`no entity: ${text.slice(entity.index, entity.index + 12)}`);
  const character = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.exec(text);
  if (character !== null) faults.push(`no character of XML: ${character[0].codePointAt(0)}`);
  return faults;
}

const tag = /<(\/?)([A-Za-z][\w-]*)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g;
