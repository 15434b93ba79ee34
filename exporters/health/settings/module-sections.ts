import * as z from "zod";
import { byteSize, duration, path, wholeNumber } from "../../kit/index.ts";

const text = () => z.string("must be text").min(1, "is empty");

const expression = () =>
  z.string("must be a regular expression").superRefine((given, context) => {
    try {
      new RegExp(given, "m");
    } catch (error) {
      context.addIssue({ code: "custom", message: `is no regular expression: ${(error as Error).message}` });
    }
  });

/** A header that carries a secret would stand in the settings for everybody to read. */
const headers = () =>
  z
    .record(
      z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "is no header's name"),
      z.string("must be text").regex(/^[\t\x20-\x7e]*$/, "holds what a header cannot"),
    )
    .superRefine((given, context) => {
      for (const name of Object.keys(given).filter((one) => /^(proxy-)?authorization$|^cookie$/i.test(one)))
        context.addIssue({ code: "custom", message: `has ${name}, a secret; use basicAuth or bearerTokenFile` });
    });

const tlsSection = z.strictObject({
  caFile: path()
    .optional()
    .describe("Authorities that may have signed the server's certificate, PEM. Without it, Node's own list."),
  certFile: path().optional().describe("Certificate of the exporter, PEM, for mutual TLS; needs `keyFile`."),
  keyFile: path().optional().describe("Key of the certificate, PEM."),
  serverName: text()
    .optional()
    .describe("Name that the certificate must carry, where the target is reached by another."),
  minVersion: z
    .enum(["TLSv1.2", "TLSv1.3"], "must be TLSv1.2 or TLSv1.3")
    .prefault("TLSv1.2")
    .describe("Oldest version of TLS that is taken."),
  insecureSkipVerify: z
    .boolean("must be true or false")
    .prefault(false)
    .describe("Takes any certificate; needs `insecure: true` too."),
});

const common = {
  timeout: duration()
    .prefault("3s")
    .describe("Time a probe may take, all redirects included; the scrape's own timeout counts when it is shorter."),
  ipProtocol: z
    .enum(["prefer-ip4", "prefer-ip6", "ip4", "ip6"], "must be prefer-ip4, prefer-ip6, ip4 or ip6")
    .prefault("prefer-ip4")
    .describe("Which addresses of a name are taken."),
  tls: tlsSection.prefault({}).describe("How TLS is done: see below. Files are read again within ten seconds."),
  insecure: z
    .boolean("must be true or false")
    .prefault(false)
    .describe("Allows what gives passwords or data away: credentials without TLS, `insecureSkipVerify`."),
};

const credentials = {
  basicAuth: z
    .strictObject({
      username: text().describe("User."),
      passwordFile: path().describe("File that holds the password."),
    })
    .optional()
    .describe("`{username, passwordFile}`; the file is read at each probe."),
  bearerTokenFile: path().optional().describe("File that holds a token, instead; read at each probe."),
};

const status = () =>
  z.union(
    [
      z.number().int().min(100, "must be 100 to 599").max(599, "must be 100 to 599"),
      z.string().regex(/^[1-5]xx$/, "must be a status like 204, or a class like 2xx"),
    ],
    "must be a status like 204, or a class like 2xx",
  );

export const httpSection = z.strictObject({
  prober: z.literal("http").describe("`http`, for targets with `http://` and `https://`."),
  ...common,
  method: z
    .string("must be text")
    .regex(/^[A-Z]+$/, "is no method; write GET, HEAD or POST")
    .prefault("GET")
    .describe("Method of the request."),
  headers: headers().prefault({}).describe("Headers beside the usual ones."),
  body: z.string("must be text").prefault("").describe("Body of the request."),
  ...credentials,
  validStatusCodes: z
    .array(status(), "must be a list")
    .min(1, "is empty; name a status at least")
    .prefault(["2xx"])
    .describe("Statuses that are well: numbers, and classes like `2xx`."),
  maxRedirects: wholeNumber()
    .prefault("5")
    .describe("Redirects that are followed, always on the same host and port, or to TLS on the same host; 0 for none."),
  failIfBodyMatches: z
    .array(expression(), "must be a list")
    .prefault([])
    .describe("Expressions that the body must not match."),
  failIfBodyNotMatches: z
    .array(expression(), "must be a list")
    .prefault([])
    .describe("Expressions that the body must match."),
  maxBodySize: byteSize().prefault("1MiB").describe("Bytes of a body that are read; the connection ends there."),
  readHealth: z
    .boolean("must be true or false")
    .prefault(true)
    .describe("Whether a JSON body is looked at for a state and for components."),
});

export const grpcSection = z.strictObject({
  prober: z.literal("grpc").describe("`grpc`, for targets with `grpc://` and `grpcs://`."),
  ...common,
  service: z
    .string("must be text")
    .prefault("")
    .describe("Service that is asked for where the target's path names none; empty for the server as a whole."),
  metadata: headers().prefault({}).describe("Metadata of the request."),
});

const step = z.strictObject({
  expect: expression().optional().describe("Expression that a line must match."),
  send: z
    .string("must be text")
    .optional()
    .describe("Line that is sent then; `$1` stands for what the first group matched."),
  startTls: z.boolean("must be true or false").optional().describe("Whether TLS begins then."),
});

export const tcpSection = z.strictObject({
  prober: z.literal("tcp").describe("`tcp`, for targets with `tcp://` and `tls://`."),
  ...common,
  queryResponse: z
    .array(step, "must be a list of steps")
    .prefault([])
    .describe("Steps `{expect, send, startTls}`, one after the other. None: the connection is all."),
});

export const webSocketSection = z.strictObject({
  prober: z.literal("websocket").describe("`websocket`, for targets with `ws://` and `wss://`."),
  ...common,
  headers: headers().prefault({}).describe("Headers of the handshake beside the usual ones."),
  ...credentials,
  subprotocols: z.array(text(), "must be a list").prefault([]).describe("Subprotocols that are offered."),
  ping: z.boolean("must be true or false").prefault(true).describe("Whether the answer to a ping is waited for."),
});

/** How a kind of target is asked, as it stands in the settings file. */
export const moduleSection = z.discriminatedUnion(
  "prober",
  [httpSection, grpcSection, tcpSection, webSocketSection],
  "must have a prober: http, grpc, tcp or websocket",
);

export type ModuleSection = z.output<typeof moduleSection>;

/** The section that all of them share, for the page that lists the settings. */
export const tlsKeys = tlsSection;
export const stepKeys = step;
