import * as z from "zod";
import { duration, text, wholeNumber } from "./leaves.ts";
import { section } from "./section.ts";

// Short, so that a key pasted in by mistake is refused; what is given here is never quoted.
// The two passwords are files of the stack's own beside the entries'.
export const secret = () => {
  const what = "the name of an entry of sightline:secrets: at most 30 lower-case letters, digits and dashes";
  return z.string(what).regex(/^(?!(admin|internal)-password$)[a-z][a-z0-9-]{0,29}$/, what);
};

const chatText = "the number of a chat, such as -1001234567890";

/** Who is told: one shape per kind. A `secret` is the name of an entry of `sightline:secrets`, never its value. */
export const receiver = z.discriminatedUnion(
  "kind",
  [
    section({
      kind: z.literal("pagerduty"),
      /** Entry with the integration's routing key (Events API v2). */
      secret: secret(),
    }),
    section({
      kind: z.literal("slack"),
      /** Entry with the incoming webhook's URL. */
      secret: secret(),
      /** Channel or user; default: the one the webhook was made for. */
      channel: text("a channel, such as #alerts").optional(),
    }),
    section({
      kind: z.literal("webhook"),
      /** Entry with the URL that takes Alertmanager's webhook JSON. */
      secret: secret(),
    }),
    section({
      kind: z.literal("email"),
      /** Entry with the SMTP password. */
      secret: secret(),
      to: text("one or more mail addresses, separated by commas"),
      from: text("a mail address"),
      /** SMTP server as host:port. */
      smarthost: text("an SMTP server as host:port, such as mail.example.org:587"),
      /** SMTP user; default: `from`. */
      username: text("the SMTP user").optional(),
    }),
    section({
      kind: z.literal("telegram"),
      /** Entry with the bot's token. */
      secret: secret(),
      /** Number of the chat; groups and channels have a negative one. */
      chat: z.int(chatText).refine((number) => number !== 0, chatText),
      /** Number of a topic in a group that has topics. */
      topic: wholeNumber(1).optional(),
    }),
    section({
      kind: z.literal("teams"),
      /** Entry with the URL of a workflow that takes a webhook request. */
      secret: secret(),
    }),
  ],
  "a receiver of kind pagerduty, slack, teams, telegram, webhook or email",
);

/** The outside service that calls when Watchdog stops arriving. */
export const heartbeat = section({
  /** Entry with the URL that is called each time. */
  secret: secret(),
  /** Between two calls; default 1m. */
  interval: duration().default("1m"),
});
