import test from "ava";
import { deploymentError } from "../../../stack/automation/deployment-error.ts";

test("what was said is told once, without Pulumi's summary of it", (t) => {
  const said = "<{%reset%}>Prometheus refuses the new configuration<{%reset%}>\n";
  const error = deploymentError([said, said, "update failed", "resource observability failed"], new Error("exit 255"));
  t.is(error.message, "Prometheus refuses the new configuration");
  t.is((error.cause as Error).message, "exit 255");
});

test("without a message the cause speaks", (t) => {
  t.is(deploymentError(["update failed"], new Error("pulumi was not found")).message, "pulumi was not found");
});
