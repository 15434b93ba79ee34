import { type State, stateOf, worse } from "./status-words.ts";

/** A part that a service depends on, or is made of. */
export interface Component {
  readonly name: string;
  readonly state: State;
}

/** Keys under which bodies list components: `components` Actuator, `checks` MicroProfile and the IETF draft, `entries` ASP.NET, `details` Terminus. */
const listKeys = ["components", "dependencies", "checks", "services", "entries", "details", "results"] as const;

/** Keys that say how an object is. */
const stateKeys = ["status", "state", "health", "healthy", "up", "ok", "alive", "available"] as const;

/** Components of components are named `db/primary`; what lies deeper is not looked at. */
const deepest = 3;

/** More than any service has; what comes after is counted and not kept. */
const most = 5000;

/** Every component that a body names, each name once, in the order of the body. */
export function componentsOf(body: object): readonly Component[] {
  const found = new Map<string, State>();
  const lists = listKeys.filter((key) => isObject(field(body, key)));
  for (const key of lists)
    addList(field(body, key) as object, { found, prefix: "", depth: 1, isLoose: key !== "details" });
  // No list: components may stand beside the status.
  if (lists.length === 0) addFlat(body, found);
  return [...found].map(([name, state]) => ({ name, state }));
}

/** How an object says it is; undefined when it does not. */
export function ownState(value: unknown): State | undefined {
  if (!isObject(value) || Array.isArray(value)) return undefined;
  const key = stateKeys.find((one) => {
    const given = field(value, one);
    return typeof given === "string" || typeof given === "boolean";
  });
  return key === undefined ? undefined : stateOf(field(value, key));
}

interface At {
  readonly found: Map<string, State>;
  readonly prefix: string;
  readonly depth: number;
  /** Whether a bare word counts, and not only an object. */
  readonly isLoose: boolean;
}

function addList(list: object, at: At): void {
  const entries = Array.isArray(list) ? list.map((item) => [nameOf(item), item] as const) : Object.entries(list);
  for (const [name, value] of entries) {
    if (at.found.size >= most) return;
    if (typeof name === "string" && name !== "") addOne(`${at.prefix}${name}`, value, at);
  }
}

function addOne(name: string, value: unknown, at: At): void {
  if (Array.isArray(value)) {
    const states = value.flatMap((item) => ownState(item) ?? []);
    if (states.length > 0) put(at.found, name, states.reduce(worse));
    return;
  }
  if (!isObject(value)) {
    if (at.isLoose && (typeof value === "string" || typeof value === "boolean")) put(at.found, name, stateOf(value));
    return;
  }
  const state = ownState(value);
  if (state !== undefined) put(at.found, name, state);
  if (at.depth >= deepest) return;
  for (const key of ["components", "dependencies"]) {
    const inner = field(value, key);
    if (isObject(inner)) addList(inner, { ...at, prefix: `${name}/`, depth: at.depth + 1 });
  }
}

function addFlat(body: object, found: Map<string, State>): void {
  for (const [name, value] of Object.entries(body)) {
    if (found.size >= most) return;
    if ((stateKeys as readonly string[]).includes(name) || Array.isArray(value)) continue;
    const state = isObject(value) ? ownState(value) : bareWord(value);
    if (state !== undefined && state !== "unknown") put(found, name, state);
  }
}

/** Beside other fields only words that say nothing else. */
function bareWord(value: unknown): State | undefined {
  return typeof value === "string" && /^(up|down|ok|(un)?healthy|(dis)?connected|pass|fail|error)$/i.test(value)
    ? stateOf(value)
    : undefined;
}

function put(found: Map<string, State>, name: string, state: State): void {
  const before = found.get(name);
  found.set(name, before === undefined ? state : worse(before, state));
}

function nameOf(item: unknown): unknown {
  return isObject(item) ? (field(item, "name") ?? field(item, "id") ?? field(item, "component")) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function field(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
