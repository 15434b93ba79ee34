import type { Finding } from "../../problems/index.ts";

/** What makes dashboards of a project: a module that exports this as `renderer`. It is loaded in a process of its own, anew for each change. */
export interface Renderer {
  /** `options` are those that the preview was opened with. Whatever it throws is told; the dashboards of before stay. */
  render(options: unknown): Promise<Rendering>;
}

export interface Rendering {
  readonly dashboards: readonly RenderedDashboard[];
  /** Those that could not be rendered: what they looked like before stays. */
  readonly broken: readonly BrokenDashboard[];
  /** Files that were read beside the modules: settings, rules of others. */
  readonly files: readonly string[];
  /** Everything worth telling. It is asked for when the dashboards are on their way to whoever looks at them. */
  findings(): Promise<readonly Finding[]>;
}

export interface RenderedDashboard {
  readonly uid: string;
  /** Name of the folder it is shown in. */
  readonly folder: string;
  /** Grafana's classic JSON. */
  readonly text: string;
  /** What a module exports that the dashboard was made of: tells which file it stands in. */
  readonly definition: object;
}

export interface BrokenDashboard {
  readonly uid: string;
  readonly fault: Finding;
}
