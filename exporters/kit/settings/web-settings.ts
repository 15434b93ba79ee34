import * as z from "zod";
import { listenAddress } from "./listen-address.ts";
import { path } from "./quantities.ts";

const logLevels = ["debug", "info", "warn", "error"] as const;

/** The settings every one of our programs has. */
export const webSettings = ({ port }: { readonly port: number }) => ({
  "web.listen-address": listenAddress().prefault(`:${port}`).describe("Address to listen on."),
  "config.file": path().optional().describe("File of settings, YAML; read again on SIGHUP and POST /-/reload."),
  "web.config.file": path()
    .optional()
    .describe("File that switches on TLS and passwords, in the exporter toolkit's format; read again when it changes."),
  "log.level": z
    .enum(logLevels)
    .meta({ placeholder: "level" })
    .prefault("info")
    .describe(`Least severe message that is logged: ${logLevels.join(", ")}.`),
});

/** What {@link webSettings} reads. */
export type WebSettings = z.output<z.ZodObject<ReturnType<typeof webSettings>>>;
