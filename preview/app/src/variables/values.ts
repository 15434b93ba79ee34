/** A variable's value where it is used. */
export interface VariableValue {
  readonly value: string | readonly string[];
  /** What people read; the value when absent. */
  readonly text?: string | readonly string[];
  /** It may have several values or All: PromQL compares with it as a regular expression. */
  readonly several?: boolean;
  /** What stands in an address, where that is not the value: `$__all`. */
  readonly urlValue?: string | readonly string[];
  /** Written as it is, whatever the format: a dashboard's own value for All. */
  readonly verbatim?: boolean;
  /** What `${name.path}` stands for. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Writes a moment, by a pattern such as `YYYY-MM-DD`. */
  readonly date?: (pattern: string) => string;
}

/** Values by name, Grafana's own (`__interval`, …) among them; a plain text stands for itself. */
export type Values = Readonly<Record<string, VariableValue | string | readonly string[]>>;
