import type * as pulumi from "@pulumi/pulumi";
import type { Images } from "./images.ts";
import type { Place } from "./place.ts";
import type { Secrets } from "./secrets.ts";

/** What every service of a stack is made from. */
export interface ServiceArgs {
  readonly place: Place;
  readonly images: Images;
  /** The configuration that is to be in force. */
  readonly release: { readonly digest: string; readonly files: Readonly<Record<string, string>> };
  readonly secrets: Secrets;
  /** Memory in MiB, processors. */
  readonly limits: { readonly memory: number; readonly cpus: number };
  /** Port on the host. */
  readonly port: number;
  /** Name or address by which people reach the host. */
  readonly publicHost: string;
  /** What must run before its container starts. */
  readonly after?: readonly pulumi.Resource[];
  /** Further networks to join. */
  readonly networks: readonly pulumi.Input<string>[];
}
