import * as pulumi from "@pulumi/pulumi";
import { lazyProvider, siblingModule } from "../lazy-provider.ts";
import type { ReleaseInputs } from "./release-inputs.ts";

const provider = lazyProvider(siblingModule(import.meta.url, "operations"));

type Inputs<T> = { readonly [Key in keyof T]: pulumi.Input<T[Key]> };

/**
 * Puts files into volumes as immutable releases and brings them into force without restarting the service.
 * A release that the service's own tool refuses, or that the service does not take, fails the deployment
 * and leaves the release before it in force.
 */
export class Release extends pulumi.dynamic.Resource {
  /** Digest in force per volume. */
  declare readonly inForce: pulumi.Output<string[]>;

  constructor(name: string, args: Inputs<ReleaseInputs>, opts?: pulumi.CustomResourceOptions) {
    super(provider, name, { inForce: undefined, ...args }, opts, "stack", "Release");
  }
}
