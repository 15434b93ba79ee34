import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from "js-yaml";
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "./yaml-node.ts";

/** The documents of a YAML text, and what in it is no YAML or too much of it. */
export interface YamlReading {
  readonly documents: readonly YamlNode[];
  readonly faults: readonly YamlFault[];
}

export interface YamlFault {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** Reads YAML with the place of every value. Aliases refer to what they name; a file with very many is refused. */
export function readYaml(text: string): YamlReading {
  let events: Event[];
  try {
    events = parseEvents(text, { maxDepth: 50 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const from = Math.min(error.mark?.position ?? 0, Math.max(0, text.length - 1));
    return { documents: [], faults: [{ message: `is not YAML: ${error.reason}.`, from, to: from + 1 }] };
  }
  return tooMany(events) ?? build(text, events);
}

const mostAliases = 1000;

// A few lines of aliases to aliases can stand for billions of values.
function tooMany(events: readonly Event[]): YamlReading | undefined {
  const aliases = events.filter(({ type }) => type === EVENT_ID.ALIAS);
  const last = aliases[mostAliases];
  if (last === undefined || !("anchorStart" in last)) return undefined;
  const message = `has ${aliases.length} aliases; allowed are ${mostAliases}.`;
  return { documents: [], faults: [{ message, from: last.anchorStart, to: last.anchorEnd }] };
}

function build(text: string, events: readonly Event[]): YamlReading {
  const faults: YamlFault[] = [];
  const documents: YamlNode[] = [];
  const anchors = new Map<string, YamlNode>();
  let next = 0;
  const keep = (event: { readonly anchorStart: number; readonly anchorEnd: number }, node: YamlNode): YamlNode => {
    if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  };
  const read = (): YamlNode => {
    const event = events[next++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return keep(event, scalar(text, event));
      case EVENT_ID.ALIAS: {
        const name = text.slice(event.anchorStart, event.anchorEnd);
        const named = anchors.get(name);
        if (named !== undefined) return named;
        faults.push({
          message: `there is no &${name} that *${name} could name.`,
          from: event.anchorStart,
          to: event.anchorEnd,
        });
        return empty(event.anchorStart);
      }
      case EVENT_ID.SEQUENCE: {
        const items: YamlNode[] = [];
        while (events[next]?.type !== EVENT_ID.POP) items.push(read());
        next++;
        return keep(event, { kind: "list", items, from: event.start, to: items.at(-1)?.to ?? event.start + 1 });
      }
      case EVENT_ID.MAPPING: {
        const entries: YamlEntry[] = [];
        while (events[next]?.type !== EVENT_ID.POP) {
          const key = read();
          const value = read();
          if (key.kind === "text") entries.push({ key, value });
          else faults.push({ message: "a key is a text, not a list or a map.", from: key.from, to: key.from + 1 });
        }
        next++;
        faults.push(...repeated(entries));
        const map: YamlMap = {
          kind: "map",
          entries,
          from: event.start,
          to: entries.at(-1)?.value.to ?? event.start + 1,
        };
        return keep(event, map);
      }
      default:
        throw new Error(`a YAML event of type ${event?.type} was not expected`);
    }
  };
  while (next < events.length) {
    next++; // the document's beginning
    anchors.clear();
    if (events[next]?.type !== EVENT_ID.POP) documents.push(read());
    next++;
  }
  return { documents, faults };
}

function scalar(text: string, event: Extract<Event, { valueStart: number }>): YamlScalar {
  const value = event.valueStart < 0 ? "" : getScalarValue(text, event);
  return { kind: "text", value, plain: event.style === SCALAR_STYLE.PLAIN, from: event.valueStart, to: event.valueEnd };
}

function empty(at: number): YamlScalar {
  return { kind: "text", value: "", plain: true, from: at, to: at };
}

function repeated(entries: readonly YamlEntry[]): YamlFault[] {
  if (entries.length < 2) return [];
  const seen = new Set<string>();
  return entries.flatMap(({ key }) => {
    if (!seen.has(key.value)) {
      seen.add(key.value);
      return [];
    }
    return [{ message: `the key ${key.value} stands here a second time.`, from: key.from, to: key.to }];
  });
}
