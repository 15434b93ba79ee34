/** A threshold in k6's words: `p(95)<500`. */
export interface Expression {
  /** `p(95)`, `med`, `rate` … */
  readonly stat: string;
  holds(value: number): boolean;
}

const form =
  /^\s*(p\(\d{1,3}(?:\.\d{1,6})?\)|avg|min|med|max|rate|count)\s*(<=|>=|<|>|===|==|!=)\s*(\d+(?:\.\d+)?)\s*$/;

/** Reads an expression; undefined when it is none. */
export function parseExpression(text: string): Expression | undefined {
  const [, stat, operator, limit] = form.exec(text) ?? [];
  const compare = comparisons[operator ?? ""];
  if (stat === undefined || limit === undefined || compare === undefined) return undefined;
  return { stat, holds: (value) => compare(value, Number(limit)) };
}

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
  "==": (value, limit) => value === limit,
  "===": (value, limit) => value === limit,
  "!=": (value, limit) => value !== limit,
};
