import * as z from "zod";
import { text } from "./leaves.ts";
import { secret } from "./receivers.ts";
import { section } from "./section.ts";

const password = <const Mechanism extends string>(mechanism: Mechanism) =>
  section({
    mechanism: z.literal(mechanism),
    username: text("the name of a Kafka user"),
    /** Entry with the user's password. */
    secret: secret(),
  });

const bearer = section({
  mechanism: z.literal("OAUTHBEARER"),
  /** Where tokens are asked for, with the client credentials grant. */
  tokenEndpoint: z.url({
    protocol: /^https?$/,
    error: "an http or https address, such as https://login.example.org/token",
  }),
  clientId: text("the name of the client that asks for tokens"),
  /** Entry with the client's secret. */
  secret: secret(),
  scope: text("the scope that is asked for").optional(),
});

const sasl = z.discriminatedUnion(
  "mechanism",
  [password("PLAIN"), password("SCRAM-SHA-256"), password("SCRAM-SHA-512"), bearer],
  "a login of mechanism PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER",
);

/** How the exporters reach a system's Kafka cluster; without it they connect in clear and say nobody's name. */
export const kafkaAccess = section({
  /** Present, even if empty: TLS, with the authorities that everybody trusts. */
  tls: section({
    /** Authorities that signed the brokers' certificates, instead of those (PEM file, relative to the project). */
    caFile: text("the path of a PEM file").optional(),
    /** The exporters' own certificate, for mutual TLS (PEM file, relative to the project). */
    certFile: text("the path of a PEM file").optional(),
    /** Entry with the key of `certFile`, PEM. */
    secret: secret().optional(),
    /** Name in the brokers' certificates, where it is not the one they are reached by. */
    serverName: text("a host name that the brokers' certificates name").optional(),
  }).optional(),
  sasl: sasl.optional(),
  /** Sends passwords and tokens in clear; default false. */
  insecure: z.boolean("true or false").default(false),
});
