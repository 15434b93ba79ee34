export { type ConsumeOptions, type Consumption, consume, type Received } from "./consume.ts";
export { ensureTopics } from "./ensure-topics.ts";
export { conversation, type Message, message, parseMessage } from "./message.ts";
export { pause } from "./pause.ts";
export { createRecordWriter, type OutgoingRecord, type RecordWriter } from "./produce.ts";
export { type KafkaSettings, kafkaSettings } from "./settings.ts";
export { type Channel, channels, messagesTopic, outboundTopic, topics } from "./topics.ts";
