import * as z from "zod";
import { path } from "../../kit/index.ts";
import type { SaslSettings, TlsSettings } from "../cluster/index.ts";

const tlsSection = z.strictObject({
  caFile: path()
    .optional()
    .describe("Authorities that may have signed the brokers' certificates, PEM. Without it, those of the system."),
  certFile: path().optional().describe("Certificate of the exporter, PEM, for mutual TLS; needs `keyFile`."),
  keyFile: path().optional().describe("Key of the certificate, PEM."),
  keyPassphraseFile: path().optional().describe("File that holds the key's passphrase, when it has one."),
  serverName: z
    .string()
    .min(1, "is no name")
    .optional()
    .describe("Name that the certificates must carry, where brokers are reached by another."),
  minVersion: z
    .enum(["TLSv1.2", "TLSv1.3"], "must be TLSv1.2 or TLSv1.3")
    .prefault("TLSv1.2")
    .describe("Oldest version of TLS that is taken."),
  insecureSkipVerify: z
    .boolean("must be true or false")
    .prefault(false)
    .describe("Takes any certificate; needs `insecure: true` too."),
});

/** `true` for TLS with the system's authorities, or how it is to be done. */
export const tls = () =>
  z
    .union([z.boolean(), tlsSection], "must be true, false or a section")
    .superRefine((given, context) => {
      if (typeof given === "boolean" || (given.certFile === undefined) === (given.keyFile === undefined)) return;
      const [present, missing] = given.keyFile === undefined ? ["certFile", "keyFile"] : ["keyFile", "certFile"];
      context.addIssue({ code: "custom", message: `has a ${present} without a ${missing}` });
    })
    .transform((given): TlsSettings | undefined => {
      if (typeof given === "boolean") return given ? {} : undefined;
      const { caFile, certFile, keyFile, keyPassphraseFile, serverName, minVersion, insecureSkipVerify } = given;
      return {
        minVersion,
        insecureSkipVerify,
        ...(caFile && { caFile }),
        ...(certFile && { certFile }),
        ...(keyFile && { keyFile }),
        ...(keyPassphraseFile && { keyPassphrase: { file: keyPassphraseFile } }),
        ...(serverName && { serverName }),
      };
    });

const password = (mechanism: "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512") =>
  z.strictObject({
    mechanism: z.literal(mechanism).describe("`PLAIN`, `SCRAM-SHA-256`, `SCRAM-SHA-512` or `OAUTHBEARER`."),
    username: z.string("must be text").min(1, "is empty").describe("User. Not with `OAUTHBEARER`."),
    passwordFile: path().describe("File that holds the password. Not with `OAUTHBEARER`."),
  });

const bearer = z.strictObject({
  mechanism: z.literal("OAUTHBEARER"),
  tokenFile: path().optional().describe("File that holds a token, kept fresh by somebody else; or `tokenEndpoint`."),
  tokenEndpoint: z
    .url({ protocol: /^https?$/, error: "is no http or https address" })
    .optional()
    .describe("Where tokens are asked for, with the client credentials grant."),
  clientId: z.string("must be text").min(1, "is empty").optional().describe("Client that asks for tokens."),
  clientSecretFile: path().optional().describe("File that holds the client's secret."),
  scope: z.string("must be text").min(1, "is empty").optional().describe("Scope that is asked for."),
  audience: z.string("must be text").min(1, "is empty").optional().describe("Audience that is asked for."),
  endpointCaFile: path().optional().describe("Authorities that may have signed the endpoint's certificate, PEM."),
  extensions: z
    .record(z.string(), z.string("must be text"))
    .optional()
    .describe("SASL extensions sent with the token."),
});

/** How the exporter says who it is. */
export const sasl = () =>
  z
    .discriminatedUnion(
      "mechanism",
      [password("PLAIN"), password("SCRAM-SHA-256"), password("SCRAM-SHA-512"), bearer],
      "must be PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 or OAUTHBEARER",
    )
    .superRefine((given, context) => {
      if (given.mechanism !== "OAUTHBEARER") return;
      const fault = (message: string) => context.addIssue({ code: "custom", message });
      const { tokenFile, tokenEndpoint, clientId, clientSecretFile } = given;
      if ((tokenFile === undefined) === (tokenEndpoint === undefined))
        fault(
          `has ${tokenFile === undefined ? "neither" : "both"} tokenFile ${tokenFile === undefined ? "nor" : "and"} tokenEndpoint; give one of the two`,
        );
      if (tokenEndpoint !== undefined && clientId === undefined) fault("has a tokenEndpoint without a clientId");
      if (tokenEndpoint !== undefined && clientSecretFile === undefined)
        fault("has a tokenEndpoint without a clientSecretFile");
    })
    .transform((given): SaslSettings => {
      if (given.mechanism !== "OAUTHBEARER") {
        const { passwordFile, ...rest } = given;
        return { ...rest, password: { file: passwordFile } };
      }
      const { mechanism, extensions, tokenFile, tokenEndpoint = "", clientId = "", clientSecretFile = "" } = given;
      const { scope, audience, endpointCaFile } = given;
      const token =
        tokenFile === undefined
          ? {
              endpoint: tokenEndpoint,
              clientId,
              clientSecret: { file: clientSecretFile },
              ...(scope !== undefined && { scope }),
              ...(audience !== undefined && { audience }),
              ...(endpointCaFile !== undefined && { caFile: endpointCaFile }),
            }
          : { file: tokenFile };
      return { mechanism, token, ...(extensions && { extensions }) };
    });

/** The sections as they are written, for the page that lists the settings. */
export const securitySections = { tls: tlsSection, sasl: [password("SCRAM-SHA-512"), bearer] } as const;
