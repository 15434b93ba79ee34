/** A column of whole numbers or doubles that grows by doubling. */
export interface Growing<Column extends Int32Array | Uint32Array | Float64Array> {
  column: Column;
  length: number;
}

type Kind<Column> = new (length: number) => Column;

export function growing<Column extends Int32Array | Uint32Array | Float64Array>(
  kind: Kind<Column>,
  capacity = 64,
): Growing<Column> {
  return { column: new kind(capacity), length: 0 };
}

export function push<Column extends Int32Array | Uint32Array | Float64Array>(
  into: Growing<Column>,
  value: number,
): void {
  if (into.length === into.column.length) {
    const larger = new (into.column.constructor as Kind<Column>)(into.column.length * 2);
    larger.set(into.column);
    into.column = larger;
  }
  into.column[into.length++] = value;
}
