/** By which column a legend's table is sorted; by none when the column is absent. */
export interface LegendSort {
  readonly sortBy?: string;
  readonly sortDesc?: boolean;
}

/** The order after a click on the head of a column: descending, ascending, none. */
export function nextSort({ sortBy, sortDesc }: LegendSort, column: string): LegendSort {
  if (column !== sortBy) return { sortBy: column, sortDesc: true };
  return sortDesc === true ? { sortBy: column, sortDesc: false } : {};
}
