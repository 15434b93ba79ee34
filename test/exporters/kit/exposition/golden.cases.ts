import test from "ava";
import { exampleFamilies, exampleServer } from "../../support/example-exposition.ts";
import { matchesGolden } from "../../support/golden.ts";

const golden = test.macro({
  async exec(t, accept: string, contentType: string, file: string) {
    const answer = await exampleServer(exampleFamilies).inject({ url: "/metrics", headers: { accept } });
    t.is(answer.headers["content-type"], contentType);
    t.is(Number(answer.headers["content-length"]), answer.rawPayload.length);
    matchesGolden(t, `kit/${file}`, answer.body);
  },
  title: (_, accept: string, contentType: string, file: string) => `${file} for ${accept}: ${contentType}`,
});
test(golden, "text/plain", "text/plain; version=0.0.4; charset=utf-8", "exposition.txt");
test(
  golden,
  "application/openmetrics-text",
  "application/openmetrics-text; version=1.0.0; charset=utf-8",
  "exposition.openmetrics",
);
