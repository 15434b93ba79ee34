import type { CallName } from "./calls.ts";

/** A request about to be answered. */
export interface Seen {
  readonly broker: number;
  readonly call: CallName;
  readonly version: number;
  readonly clientId: string | null;
  /** Of this call to any broker: 1 for the first. */
  readonly nth: number;
}

/** What happens instead of the right answer. */
export type Fault =
  | { readonly do: "delay"; readonly milliseconds: number }
  /** The answer never comes; the connection stays. */
  | { readonly do: "silence" }
  /** The connection ends: in order ("end") or with a reset. */
  | { readonly do: "end" | "reset" }
  /** Bytes that are no frame. */
  | { readonly do: "garbage"; readonly bytes: Buffer }
  /** A right length, then only this many bytes of the answer, then the end. */
  | { readonly do: "cut"; readonly bytes: number }
  /** A right frame around a body that ends too early. */
  | { readonly do: "shorten"; readonly bytes: number }
  /** A right frame around other bytes. */
  | { readonly do: "replace"; readonly body: Buffer }
  /** The answer to a request that nobody sent. */
  | { readonly do: "stranger" };

/** Called before each answer; may change the cluster; returns what goes wrong, if anything. */
export type Script = (request: Seen) => Fault | undefined;
