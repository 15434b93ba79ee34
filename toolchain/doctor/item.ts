import type { ImageName, ToolName } from "../lock.ts";

/** Images that are published nowhere. */
export type OwnImage = "programs" | "preview" | "workloads" | "api-service" | "governance-bridge";

/** Everything that can be acquired. */
export type ItemId = "engine" | "go" | "docker-plugin" | "locust" | ToolName | `image/${ImageName | OwnImage}`;

/** What is used in the end, for `resolved.json`. */
export type Outcome =
  | { readonly kind: "engine"; readonly id: string }
  | { readonly kind: "tool"; readonly folder: string; readonly source: "present" | "download" | "build" }
  | { readonly kind: "plugin"; readonly source: "upstream" | "own"; readonly folder: string | null }
  | {
      readonly kind: "image";
      /** Reference under which the engine knows it. */
      readonly name: string;
      readonly id: string;
      readonly repoDigest: string | null;
      readonly source: "present" | "pulled" | "built";
      readonly webPages: boolean;
    }
  | { readonly kind: "absent"; readonly reason: string };

/** One thing that the stack needs and how this machine gets it. */
export interface Item {
  readonly id: ItemId;
  /** For people: `Pulumi CLI`. */
  readonly name: string;
  readonly version: string;
  readonly how: "present" | "download" | "build" | "missing";
  /** True when `acquire` has something to do for it. */
  readonly pending: boolean;
  /** One clause: where it is, or why it has to be got in this way. */
  readonly detail: string;
  readonly downloadMb?: number;
  readonly minutes?: number;
  /** What a person can do about a missing one. */
  readonly remedy?: string;
  /** What is got in its place when it turns out that it cannot be had. */
  readonly standIn?: ItemId;
  /** The stack comes up without it. */
  readonly optional?: boolean;
  /** Known already for an item that is not pending. */
  readonly outcome?: Outcome;
}
