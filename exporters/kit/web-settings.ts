import * as z from "zod";
import { listenAddress } from "./listen-address.ts";

const logLevels = ["debug", "info", "warn", "error"] as const;

/** The flags every one of our programs takes, for {@link readSettings}. */
export const webSettings = ({ port }: { readonly port: number }) => ({
  "web.listen-address": listenAddress().prefault(`:${port}`).describe("Address to listen on."),
  "web.config.file": z
    .string()
    .min(1, "is no path")
    .optional()
    .describe("File that switches on TLS and passwords, in the exporter toolkit's format; read again when it changes."),
  "log.level": z
    .enum(logLevels)
    .prefault("info")
    .describe(`Least severe message that is logged: ${logLevels.join(", ")}.`),
});

/** What {@link webSettings} reads. */
export type WebSettings = z.output<z.ZodObject<ReturnType<typeof webSettings>>>;
