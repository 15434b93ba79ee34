import type * as pulumi from "@pulumi/pulumi";

/** An image that is on the engine, or will be when the deployment needs it. */
export interface Image {
  /** Image id (`sha256:…`): a name would read as a change whenever its tag moves. */
  readonly id: pulumi.Input<string>;
  readonly version: string;
}

/** The images a stack runs. */
export interface Images {
  readonly prometheus: Image;
  readonly alertmanager: Image;
  readonly nodeExporter: Image;
  /** All of our own programs. */
  readonly programs: Image;
  /** Absent where it cannot be had or is not wanted. */
  readonly grafana?: Image;
}
