import * as pulumi from "@pulumi/pulumi";
import { lazyProvider, siblingModule } from "../lazy-provider.ts";

const provider = lazyProvider(siblingModule(import.meta.url, "operations"));

/** The user people log in as. */
export const adminUser = "admin";
/** The user the stack's parts know each other by: scrapes, health checks, alert delivery. */
export const internalUser = "sightline";

export interface PasswordsArgs {
  /** A higher one makes all of them anew. */
  readonly generation: number;
  /** @default those of the stack's pages */
  readonly users?: readonly string[];
}

/** One password per user, made once and kept as Pulumi secrets; a higher generation makes new ones. */
export class Passwords extends pulumi.dynamic.Resource {
  /** Password by user; secret. */
  declare readonly passwords: pulumi.Output<Record<string, string>>;
  /** bcrypt hash by user; secret. */
  declare readonly hashes: pulumi.Output<Record<string, string>>;

  constructor(name: string, args: PasswordsArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      provider,
      name,
      { passwords: undefined, hashes: undefined, users: [adminUser, internalUser], ...args },
      { ...opts, additionalSecretOutputs: ["passwords", "hashes"] },
      "stack",
      "Passwords",
    );
  }
}
