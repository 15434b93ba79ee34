import { check, sleep } from "k6";
import http from "k6/http";
import { optionsOf } from "./options.js";
import { short, target } from "./setting.js";
import { summaryOf } from "./summary.js";

// Photos and voice messages: files of 100 KB to 1 MB.
export const options = optionsOf("upload", { short });
export const handleSummary = summaryOf("upload");

const smallest = 100_000;
const largest = 1_000_000;
const content = new Uint8Array(largest).fill(1);

export default function () {
  const size = smallest + Math.floor(Math.random() * (largest - smallest));
  const file = content.buffer.slice(0, size);
  const headers = { "content-type": "application/octet-stream" };
  const answer = http.post(`${target}/v1/files`, file, { headers, tags: { name: "upload_file" } });
  check(answer, { stored: ({ status }) => status === 201 });
  sleep(0.5 + Math.random());
}
