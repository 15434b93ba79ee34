import test from "ava";
import { nameProfiles } from "../../../exporters/kafka-lag/families/index.ts";
import { matchesGolden } from "../support/golden.ts";
import { richReading } from "./support/rich-reading.ts";
import { startedKafkaLag } from "./support/started.ts";

const formats = {
  text: "text/plain",
  openmetrics: "application/openmetrics-text; version=1.0.0",
} as const;
type Format = keyof typeof formats;

/** Everything but what is about the program itself. */
const aboutKafka = (text: string) =>
  text
    .split("\n")
    .filter((line) => /^(# \w+ )?kafka_/.test(line))
    // How long something took, and how long ago it was, is never the same twice.
    .filter((line) => !/^kafka_(collect\w+_duration_seconds|snapshot_age_seconds)/.test(line))
    .map((line) => `${line}\n`)
    .join("");

const exposed = test.macro({
  async exec(t, names: string, format: Format) {
    let step = 0;
    let nowMs = 0;
    const reading = () => {
      nowMs = step * 15_000;
      step += 1;
      return richReading(step - 1);
    };
    const flags = [
      "--brokers=kafka:9092",
      `--metrics.names=${names}`,
      "--overdue=1m",
      "--overdue=5m",
      "--members.partitions",
    ];
    const { server } = await startedKafkaLag(t, reading, flags, () => nowMs);
    const scrape = async () => (await fetch(`${server.url}/metrics`, { headers: { accept: formats[format] } })).text();
    while (step < 10) await scrape();
    const text = aboutKafka(await scrape());
    matchesGolden(t, `kafka-lag/${names}.${format}.txt`, text);
  },
  title: (_, names, format) => `what a rich cluster exposes is byte for byte what it was: ${names}, ${format}`,
});

for (const names of nameProfiles) for (const format of Object.keys(formats) as Format[]) test(exposed, names, format);
