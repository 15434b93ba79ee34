import type * as z from "zod";
import type { schema } from "./schema.ts";

export type Environment = "dev" | "staging" | "prod";

type Parsed = DeepReadonly<z.output<z.ZodObject<typeof schema>>>;
interface Resolved {
  readonly environment: Environment;
  readonly scrapeTimeout: string;
  readonly defaultReceiver: string;
  readonly publicHost: string;
  readonly discovery: { readonly docker: DockerDiscovery | false };
}

/** Containers with the label `sightline.scrape=true` become targets; its neighbours `sightline.port`, `.path`, `.job` and `.scheme` say where and as what. */
export interface DockerDiscovery {
  readonly label: string;
}

/** What a stack is to be: checked, with every default filled in. */
export type Settings = Omit<Parsed, keyof Resolved> &
  Resolved & {
    readonly project: string;
    readonly stack: string;
  };

/** What could be read while other settings are wrong: a key that is missing here has a finding of its own. */
export type Draft = Partial<Parsed>;

export type ReceiverSettings = Settings["receivers"][string];
/** How a system's Kafka cluster is reached. */
export type KafkaAccess = Settings["kafka"][string];
/** Containers that have limits of their own. */
export type Part = keyof Settings["resources"];

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
