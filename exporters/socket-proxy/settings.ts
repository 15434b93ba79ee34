import * as z from "zod";
import { byteSize, duration, listenAddress, path, positiveInteger, webSettings } from "../kit/index.ts";
import { usualLabels } from "./labels.ts";

const label = () =>
  z
    .string()
    .regex(/^[^*]+\*?$/, "is no label; write a name, or a beginning with * behind it, like sightline.*")
    .meta({ placeholder: "label" });

/** Every setting of the socket proxy. */
export const socketProxySettings = {
  ...webSettings({ port: 9375 }),
  "proxy.listen-address": listenAddress()
    .prefault("127.0.0.1:2375")
    .describe(
      "Address at which the engine's API is offered. Whoever reaches it sees all containers: keep it to a network of its own.",
    ),
  "engine.socket": path().prefault("/var/run/docker.sock").describe("The engine's socket."),
  "engine.timeout": duration().prefault("30s").describe("Time the engine may take for an answer."),
  "labels.allow": z
    .array(label())
    .prefault([...usualLabels])
    .describe("Labels of containers and networks that are shown; all others are cut off, and cannot be filtered by."),
  "labels.also": z.array(label()).prefault([]).describe("Further labels that are shown, beside these."),
  "limits.requests": positiveInteger().prefault("32").describe("Requests at a time; further ones are refused."),
  "limits.streams": positiveInteger().prefault("8").describe("Streams of events at a time; further ones are refused."),
  "limits.connections": positiveInteger().prefault("128").describe("Connections at a time; further ones are closed."),
  "limits.answer": byteSize().prefault("64MiB").describe("Longest answer of the engine that is passed on."),
};

export type SocketProxySettings = z.output<z.ZodObject<typeof socketProxySettings>>;
