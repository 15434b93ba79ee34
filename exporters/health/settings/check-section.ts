import * as z from "zod";
import { parseTarget } from "../probes/index.ts";
import { namePattern } from "./name-pattern.ts";

const label = (what: string) =>
  z
    .string("must be text")
    .regex(
      /^[a-zA-Z0-9][\w./-]{0,99}$/,
      `is no ${what}; use letters, digits, \`_\`, \`.\`, \`/\` and \`-\`, at most 100`,
    );

/** One check of one service, as it stands in the settings file. */
export const checkSection = z.strictObject({
  service: label("name").describe("What the service is called in labels."),
  check: label("name")
    .prefault("health")
    .describe(
      "What the check is called: `live`, `ready`, `startup`, `health`, or a name of yours; each its own within a service.",
    ),
  target: z
    .string("must be an address")
    .superRefine((text, context) => {
      const target = /:\/\//.test(text)
        ? parseTarget(text)
        : "needs its scheme: http, https, grpc, grpcs, tcp, tls, ws or wss";
      if (typeof target === "string") context.addIssue({ code: "custom", message: target });
    })
    .describe(
      "`http(s)://host:port/path`, `grpc(s)://host:port/service`, `tcp://` or `tls://host:port`, `ws(s)://host:port/path`.",
    ),
  module: z
    .string("must be text")
    .optional()
    .describe("How it is asked. Default: the built-in module of the target's scheme."),
  components: z
    .array(namePattern(), "must be a list of names and /patterns/")
    .optional()
    .describe(
      "Components that are shown, of all checks of the service: names, and patterns between slashes. Default: all, up to `components.max`.",
    ),
  replica: z
    .string("must be text")
    .regex(/^[\w./:[\]-]{1,100}$/, "is no name; use letters, digits and `_./:[]-`, at most 100")
    .optional()
    .describe("Tells several processes of one service apart. Default: none, and no label."),
});

export type CheckSection = z.output<typeof checkSection>;
