import type { Finding } from "../../problems/index.ts";
import type { BrokenDashboard } from "./rendering.ts";

/** What a render process is told to do: to load ahead of time, then, once, to render. */
export type Order =
  | { readonly kind: "load"; readonly imports: readonly string[] }
  | {
      readonly kind: "render";
      /** URL of a module that exports a `renderer`. */
      readonly renderer: string;
      readonly options: unknown;
      /** Digests of the texts that are known already, by uid: these are not sent again. */
      readonly known: Readonly<Record<string, string>>;
    };

/** What it answers: the dashboards, or why there are none; then what else it found out. */
export type Answer =
  | {
      readonly kind: "dashboards";
      readonly dashboards: readonly SentDashboard[];
      readonly broken: readonly BrokenDashboard[];
      readonly files: readonly string[];
    }
  | { readonly kind: "failed"; readonly faults: readonly Finding[] }
  | {
      readonly kind: "done";
      readonly findings: readonly Finding[];
      readonly packages: readonly string[];
      /** The project's modules, each with its importers. */
      readonly modules: readonly (readonly [string, readonly string[]])[];
      /** Module that each dashboard was defined in, by uid. */
      readonly origins: Readonly<Record<string, string>>;
    };

export interface SentDashboard {
  readonly uid: string;
  readonly folder: string;
  readonly digest: string;
  /** Absent when the digest was known. */
  readonly text?: string;
}
