import type * as z from "zod";
import type { schema } from "./schema.ts";

export type Environment = "dev" | "staging" | "prod";

type Parsed = DeepReadonly<z.output<z.ZodObject<typeof schema>>>;
type Resolved = { readonly environment: Environment; readonly scrapeTimeout: string; readonly defaultReceiver: string };

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
export type RouteSettings = Settings["routes"][number];
/** Containers that have limits of their own. */
export type Part = keyof Settings["resources"];

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;
