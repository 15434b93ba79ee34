import { z } from "zod";

const digest = z.string().regex(/^[0-9a-f]{8,64}$/);

/**
 * What the release agent is asked to do, as its one argument (JSON).
 * Nothing in it is secret: arguments are readable by anybody who may list containers.
 */
export const requestSchema = z.strictObject({
  /** Digest to put in force, per mounted volume root. */
  switch: z.array(z.strictObject({ root: z.string(), digest, mirror: z.string().optional() })).default([]),
  /** The service that is to take it, and how to see that it did. */
  service: z
    .strictObject({
      /** Asked with POST to read its configuration again. */
      reloadUrl: z.url(),
      /** Says what is in force. */
      statusUrl: z.url(),
      user: z.string(),
      passwordFile: z.string(),
      /** Certificate to trust, and the name to expect in it. */
      caFile: z.string().optional(),
      serverName: z.string().optional(),
      /** Text that the status must contain. */
      contains: z.string(),
      timeoutSeconds: z.number().positive(),
    })
    .optional(),
});

export type AgentRequest = z.infer<typeof requestSchema>;

/** One line of the agent's output. */
export type AgentEvent =
  | { readonly event: "switched"; readonly previous: readonly (string | null)[] }
  | { readonly event: "applied"; readonly seconds: number }
  | { readonly event: "reverted" }
  | { readonly event: "failed"; readonly message: string };
