import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import test from "ava";
import { stepOf } from "../../../stack/automation/operation.ts";

const event = (op: string, type: string, name: string, planning = false) =>
  ({
    resourcePreEvent: { metadata: { op, type, urn: `urn:pulumi:dev::shop::${type}::${name}` }, planning },
  }) as EngineEvent;

const step = test.macro((t, given: EngineEvent, expected: string | undefined) => t.is(stepOf(given), expected));
const container = "docker:index/container:Container";
test("what is made", step, event("create", container, "observability-inbox"), "creating observability-inbox");
test("what goes", step, event("delete-replaced", container, "observability-inbox"), "removing observability-inbox");
test("what stays is no step", step, event("same", container, "observability-inbox"), undefined);
test("nor is a preview", step, event("create", container, "observability-inbox", true), undefined);
test("nor a provider", step, event("create", "pulumi:providers:docker", "default_5_2_0"), undefined);
test("nor the stack itself", step, event("create", "pulumi:pulumi:Stack", "shop-dev"), undefined);
test("nor what is no resource", step, {} as EngineEvent, undefined);
