import test from "ava";
import { failureCode } from "../../cli/failure-code.ts";
import { notDeployed } from "../../cli/not-deployed.ts";
import { DefinitionError, type Finding } from "../../problems/index.ts";
import { remote } from "../../stack/rehearsal/machine.ts";

const wrong: Finding = { check: "validation/option", severity: "error", path: "--loads 0", message: "is none." };
const codeOf = (...findings: readonly Finding[]) => failureCode(new DefinitionError(findings));

test("what is wrong in options and definitions was found", (t) => {
  t.is(codeOf(wrong), 1);
});

test("a stack that is not deployed and an engine elsewhere keep a command from its work", (t) => {
  t.is(failureCode(notDeployed("dev", "there is no Alertmanager to ask")), 2);
  t.is(codeOf(...remote({ host: "tcp://far:2375" })), 2);
});

test("what is to be corrected is told by the code where both were found", (t) => {
  t.is(codeOf(wrong, ...remote({ host: "tcp://far:2375" })), 1);
});
