import * as pulumi from "@pulumi/pulumi";
import { lazyProvider, siblingModule } from "../lazy-provider.ts";
import type { GrafanaReloadInputs } from "./operations.ts";

const provider = lazyProvider(siblingModule(import.meta.url, "operations"));

type Inputs<T> = { readonly [Key in keyof T]: pulumi.Input<T[Key]> };

/**
 * Has a running Grafana take the passwords, certificates and data sources that its volumes hold now.
 * It keeps its own copies of them in its database, which also outlives the stack.
 */
export class GrafanaReload extends pulumi.dynamic.Resource {
  constructor(name: string, args: Inputs<GrafanaReloadInputs>, opts?: pulumi.CustomResourceOptions) {
    super(provider, name, { ...args }, opts, "stack", "GrafanaReload");
  }
}
