/** The channels that messages go to, each with a connector of its own. */
export const channels = ["whatsapp", "instagram"] as const;

export type Channel = (typeof channels)[number];

/** From api-service to router-worker; partitioned by conversation, so that one conversation stays in order. */
export const messagesTopic = "messages";

/** From router-worker to the connector of a channel. */
export const outboundTopic = (channel: Channel) => `outbound-${channel}`;

/** Every topic with its partitions. api-service makes the first one too, whichever starts earlier. */
export const topics: Readonly<Record<string, number>> = {
  [messagesTopic]: 6,
  ...Object.fromEntries(channels.map((channel) => [outboundTopic(channel), 3])),
};
