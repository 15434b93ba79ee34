/** A value of a YAML file and where it stands. */
export type YamlNode = YamlScalar | YamlMap | YamlList;

interface At {
  /** Offsets in the file. */
  readonly from: number;
  readonly to: number;
}

export interface YamlScalar extends At {
  readonly kind: "text";
  readonly value: string;
  /** Written without quotes, so that `null` and `~` are nothing. */
  readonly plain: boolean;
}

export interface YamlMap extends At {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
}

export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
}

export interface YamlList extends At {
  readonly kind: "list";
  readonly items: readonly YamlNode[];
}

/** The value under a key; what is merged in by `<<` counts where the map itself has nothing. */
export function entryOf(map: YamlMap, name: string): YamlEntry | undefined {
  return entriesOf(map).find(({ key }) => key.value === name);
}

/** All entries, those merged in by `<<` last. */
export function entriesOf(map: YamlMap): readonly YamlEntry[] {
  if (!map.entries.some(({ key }) => isMerge(key))) return map.entries;
  const own = map.entries.filter(({ key }) => !isMerge(key));
  const merged = map.entries
    .filter(({ key }) => isMerge(key))
    .flatMap(({ value }) => (value.kind === "list" ? value.items : [value]))
    .flatMap((one) => (one.kind === "map" ? entriesOf(one) : []));
  const names = new Set(own.map(({ key }) => key.value));
  return [...own, ...merged.filter(({ key }) => !names.has(key.value) && names.add(key.value))];
}

function isMerge({ value, plain }: YamlScalar): boolean {
  return plain && value === "<<";
}

/** Whether nothing is written there. */
export function isNothing(node: YamlNode): boolean {
  return node.kind === "text" && node.plain && /^(?:|~|null|Null|NULL)$/.test(node.value);
}
