import type { Code } from "../code.ts";
import type { Expressions } from "./expressions.ts";

/** A dashboard in TypeScript, and what is to be said of it. */
export interface WrittenDashboard {
  /** The file. */
  readonly text: string;
  /** What the file exports. */
  readonly exported: string;
  readonly panels: readonly WrittenPanel[];
  /** Names of the metrics that the file defines, because the catalogue lacks them or a label of theirs. */
  readonly metrics: readonly string[];
  /** What of the dashboard itself is left out or stays in Grafana's words. */
  readonly notes: readonly string[];
}

/** What became of a panel. */
export interface WrittenPanel {
  readonly key: string;
  readonly title: string;
  readonly row: string;
  /** Why it stays in Grafana's words; nothing for one that is typed. */
  readonly untyped?: string;
  /** What of it is left out. */
  readonly notes: readonly string[];
  readonly described: boolean;
}

/** A file while it is written. */
export interface Drafting {
  /** The local name of something of the kit, which is then imported. */
  kit(name: string): string;
  readonly expressions: Expressions;
  /** Does something; when it fails, what it imported and defined is forgotten. */
  attempt<T>(write: () => T): T;
  /** The text, or the placeholder that the checks point at. */
  described(given: unknown): Code;
  readonly panels: WrittenPanel[];
  readonly notes: string[];
}
