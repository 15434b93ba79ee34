/** A value as a field shows it. */
export interface ShownValue {
  readonly text: string;
  readonly numeric: number;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly title?: string | undefined;
}

export interface MacroField {
  readonly name: string;
  readonly type: string;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly values: ArrayLike<unknown>;
  readonly display?: ((value: unknown) => ShownValue) | undefined;
}

export interface MacroFrame {
  readonly refId?: string | undefined;
  readonly fields: readonly MacroField[];
}

/** The value that a data link stands on. */
export interface DataContext {
  readonly frame: MacroFrame;
  readonly field: MacroField;
  readonly rowIndex?: number | undefined;
  /** Of one value made of all of a field's. */
  readonly calculatedValue?: ShownValue | undefined;
  /** Names as people read them. */
  readonly nameOf: (field: MacroField) => string;
  readonly seriesName: () => string;
}

/** What a data macro of a link stands for, such as `__value` with the path `raw`; undefined for none of them. */
export function dataMacro(name: string, path: string | undefined, context: DataContext): string | undefined {
  switch (name) {
    case "__value":
      return valueMacro(path, context);
    case "__field":
      return fieldMacro(path, context);
    case "__series":
      return path === undefined || path === "name" ? context.seriesName() : undefined;
    case "__data":
      return dataOf(path, context);
    default:
      return undefined;
  }
}

function valueMacro(path: string | undefined, context: DataContext): string | undefined {
  const { frame, field, rowIndex, calculatedValue } = context;
  const raw = calculatedValue === undefined ? field.values[rowIndex ?? 0] : calculatedValue.numeric;
  const shown = calculatedValue ?? field.display?.(raw);
  switch (path) {
    case undefined:
    case "raw":
      return textOf(raw);
    case "numeric":
      return textOf(shown?.numeric ?? Number(raw));
    case "text":
      return shown === undefined ? textOf(raw) : writtenOf(shown);
    case "calc":
      return calculatedValue?.title ?? "";
    case "time": {
      const time = frame.fields.find(({ type }) => type === "time");
      return time === undefined || rowIndex === undefined ? "" : textOf(time.values[rowIndex]);
    }
    default:
      return undefined;
  }
}

function fieldMacro(path: string | undefined, { field, nameOf }: DataContext): string | undefined {
  const { name, labels = {} } = field;
  if (path === undefined || path === "displayName") return nameOf(field);
  if (path === "name") return name;
  if (path === "labels" || path === "formattedLabels")
    return Object.entries(labels)
      .map(([label, value]) => `${label}="${value}"`)
      .join(", ");
  if (path === "labels.__values") return Object.values(labels).sort().join(", ");
  const label = keyOf(path, "labels");
  return label === undefined ? undefined : (labels[label] ?? "");
}

/** `fields.NAME`, `fields["NAME"]`, `fields[0]`, each with `.text`, `.numeric` or `.time` after it, and `refId`. */
function dataOf(path: string | undefined, context: DataContext): string | undefined {
  const { frame, nameOf } = context;
  if (path === "refId") return frame.refId ?? "";
  const ending = /^(.*)\.(text|numeric|raw)$/.exec(path ?? "");
  const [, start = path ?? "", form = "raw"] = ending ?? [];
  const key = keyOf(start, "fields");
  if (key === undefined) return undefined;
  const field =
    frame.fields.find((each) => each.name === key) ??
    frame.fields.find((each) => nameOf(each) === key) ??
    frame.fields[/^\d+$/.test(key) ? Number(key) : -1];
  if (field === undefined) return "";
  return valueMacro(form, { ...context, field, calculatedValue: undefined });
}

/** `x` of `of.x`, `of["x"]` and `of[x]`. */
function keyOf(path: string, of: string): string | undefined {
  if (!path.startsWith(of)) return undefined;
  const rest = path.slice(of.length);
  if (rest.startsWith(".")) return rest.slice(1);
  return /^\[\s*(["']?)(.*)\1\s*\]$/.exec(rest)?.[2];
}

function writtenOf({ prefix = "", text, suffix = "" }: ShownValue): string {
  return `${prefix}${text}${suffix}`;
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
}
