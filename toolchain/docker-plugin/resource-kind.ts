import type Docker from "dockerode";
import type { RegistryAuth } from "./engine/index.ts";
import type { Values } from "./protocol/index.ts";
import type { Failure, Properties } from "./schema/index.ts";

/** What an operation may use besides its own arguments. */
export interface Context {
  readonly docker: Docker;
  readonly registryAuth: readonly RegistryAuth[];
  /** Shows a warning beside the resource. */
  readonly warn: (message: string) => void;
  /** Ends waiting when the user interrupts. */
  readonly signal: AbortSignal;
}

/** A resource as the engine has it. */
export interface Existing {
  readonly id: string;
  readonly outputs: Values;
}

/** One resource type: its properties and what its operations do on an engine. All values are plain. */
export interface ResourceKind {
  /** `docker:index/container:Container` */
  readonly token: string;
  /** `container`, for messages. */
  readonly noun: string;
  readonly properties: Properties;
  /** The version of upstream's state, so that a stack can move between the two plugins. */
  readonly stateVersion?: number;
  /** A name is made up when none is given. */
  readonly autonamed: boolean;
  /** Whether a replacement must wait for the old one's removal, whatever its name. */
  readonly deleteBeforeReplace: boolean;
  /** Checks beyond the table of properties; may add inputs. */
  readonly check?: (inputs: Values) => { readonly add: Values; readonly failures: readonly Failure[] };
  readonly create: (inputs: Values, context: Context) => Promise<Existing>;
  /** Undefined when the resource is gone; `known` is what the state has of it. */
  readonly read: (id: string, known: Values, context: Context) => Promise<Existing | undefined>;
  readonly update: (id: string, state: Values, inputs: Values, context: Context) => Promise<Values>;
  readonly remove: (id: string, state: Values, context: Context) => Promise<void>;
}

/** The resource exists but is not well: Pulumi keeps it in the state and fails the deployment. */
export class NotReadyError extends Error {
  override readonly name = "NotReadyError";
  readonly existing: Existing;

  constructor(message: string, existing: Existing, options?: ErrorOptions) {
    super(message, options);
    this.existing = existing;
  }
}
