import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { type Miniature, type MiniatureArgs, miniaturePlace } from "./miniature.ts";
import { workload } from "./workload.ts";

const part = "governance-bridge";

/** The governance bridge in miniature: one Go program that answers the same operations over HTTP and gRPC. */
export class GovernanceBridge extends pulumi.ComponentResource implements Miniature {
  readonly network: pulumi.Output<string>;
  readonly containers: readonly docker.Container[];

  constructor(name: string, args: MiniatureArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:GovernanceBridge", name, {}, opts);
    const { image, tools, settings } = args;
    const { ports } = settings;
    const place = miniaturePlace(name, args, part, { parent: this });
    this.network = pulumi.output(place.network);
    const bridge = workload(
      `${name}-program`,
      {
        part,
        place,
        tools,
        image: image("governance-bridge"),
        user: "65534:65534",
        command: ["--web.listen-address=:8081", "--grpc.listen-address=:50051"],
        ports: [
          { inside: 8081, outside: ports.governanceBridge },
          { inside: 50051, outside: ports.governanceBridgeGrpc },
        ],
        health: "http://localhost:8081/-/healthy",
        memory: 384, // its fault that leaks memory keeps up to 256 MB
        cpus: 1,
      },
      { parent: this },
    );
    this.containers = [bridge];
    this.registerOutputs({});
  }
}
