import { runProgram } from "../kit/index.ts";
import { kafkaLag } from "./kafka-lag.ts";

export { kafkaLag, type RunningKafkaLag, startKafkaLag } from "./kafka-lag.ts";
export { type KafkaLagSettings, kafkaLagSettings } from "./settings/index.ts";

/** Runs the lag exporter, or one of its commands, to its end. */
export async function main(argv: readonly string[]): Promise<void> {
  await runProgram(kafkaLag, argv);
}
