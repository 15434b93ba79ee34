import { z } from "zod";

const digest = z.string().regex(/^[0-9a-f]{8,64}$/);

/**
 * What the release agent is asked to do, as its one argument (JSON).
 * Nothing in it is secret: arguments are readable by anybody who may list containers.
 */
export const requestSchema = z.strictObject({
  /** Digest to put in force, per mounted volume root. */
  switch: z.array(z.strictObject({ root: z.string(), digest, mirror: z.string().optional() })).default([]),
  /** What must answer, and how, before the release counts as applied. */
  verify: z
    .strictObject({
      url: z.url(),
      user: z.string(),
      passwordFile: z.string(),
      /** Certificate to trust, and the name to expect in it. */
      caFile: z.string().optional(),
      serverName: z.string().optional(),
      /** Text that the answer must contain; empty: any 200. */
      contains: z.string(),
      timeoutSeconds: z.number().positive(),
    })
    .optional(),
});

export type AgentRequest = z.infer<typeof requestSchema>;

/** One line of the agent's output. */
export type AgentEvent =
  | { readonly event: "switched"; readonly previous: readonly (string | null)[] }
  | { readonly event: "verified"; readonly seconds: number }
  | { readonly event: "reverted" }
  | { readonly event: "failed"; readonly message: string };
