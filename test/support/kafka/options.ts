/** How clients have to come to the secured listener. */
export interface Security {
  /** `mutual`: clients need a certificate of the same authority. */
  readonly tls?: true | "mutual";
  readonly sasl?: "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512" | "OAUTHBEARER";
}

/** Brokers for a test. */
export interface BrokersOptions {
  /** Each is a controller too, so one of three can die. @default 1 */
  readonly brokers?: 1 | 3;
  /** Beside the plain listener, which is always there, a second one with this security. */
  readonly security?: Security;
  /** User name → password, for SASL PLAIN and SCRAM. @default {client: "client-secret"} */
  readonly users?: Readonly<Record<string, string>>;
  /** Added to server.properties of every broker; goes before what would stand there. */
  readonly properties?: Readonly<Record<string, string>>;
  /** @default 256 */
  readonly heapMb?: number;
  /** `fast-start` compiles little, which halves the start; a benchmark wants `steady`. @default "fast-start" */
  readonly tuning?: "fast-start" | "steady";
}

/** What is asked for, complete. */
export type Wanted = Required<Omit<BrokersOptions, "security">> & { readonly security: Security | undefined };

/** Fills in the defaults. */
export function wantedBrokers({ security, ...options }: BrokersOptions): Wanted {
  return {
    brokers: 1,
    users: { client: "client-secret" },
    properties: {},
    heapMb: 256,
    tuning: "fast-start",
    security,
    ...options,
  };
}
