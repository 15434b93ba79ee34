import type { Cluster, ClusterSettings } from "../../../../exporters/kafka-lag/cluster/index.ts";
import type { ClusterReading } from "../../../../exporters/kafka-lag/reading/index.ts";

/** Clusters that tell readings made by hand, and what became of them. */
export interface FakeClusters {
  readonly open: (settings: ClusterSettings) => Cluster;
  /** First broker of the settings, each time something is done. */
  readonly opened: string[];
  readonly closed: string[];
}

/** `reading` is asked for each reading, with the first broker's address; an error is a cluster that cannot be reached. */
export function fakeClusters(reading: (address: string) => ClusterReading | Promise<ClusterReading>): FakeClusters {
  const opened: string[] = [];
  const closed: string[] = [];
  return {
    opened,
    closed,
    open: ({ bootstrap: [address = ""] }) => {
      opened.push(address);
      return {
        read: async (_options, context) => {
          const told = await reading(address);
          await context.run?.("metadata", async () => {});
          return told;
        },
        close: async () => void closed.push(address),
      };
    },
  };
}
