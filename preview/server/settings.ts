import * as z from "zod";
import { byteSize, duration, path, positiveInteger, webSettings } from "../../exporters/kit/index.ts";

/** Every setting of the preview. */
export const previewSettings = {
  ...webSettings({ port: 3000 }),
  "web.hosts": z
    .array(
      z
        .string()
        .regex(/^[a-z0-9.-]+$/, "is no name of a host in small letters, without a port")
        .meta({ placeholder: "name" }),
    )
    .prefault([])
    .describe(
      "Names under which browsers may find this server, beside addresses and localhost; none given means any. Give them where no password is asked for.",
    ),
  "dashboards.dir": path()
    .prefault("/dashboards")
    .describe("Folder of dashboards: every *.json in it and below it, read again when it changes."),
  "app.dir": path().prefault("/app").describe("Folder of the built page."),
  "prometheus.url": z
    .string()
    .regex(/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/, "is no address; write http://host:port, without a user or a query")
    .refine((text) => URL.canParse(text), "is no address; write http://host:port")
    .transform((text) => text.replace(/\/+$/, ""))
    .meta({ placeholder: "url" })
    .prefault("http://prometheus:9090")
    .describe("Prometheus that the dashboards' queries go to."),
  "prometheus.config.file": path()
    .optional()
    .describe(
      "Password and TLS towards Prometheus, in its HTTP client configuration's format; read again when it changes.",
    ),
  "prometheus.page-url": z
    .string()
    .regex(/^https?:\/\/[^\s?#@]+$/, "is no address; write http://host:port, without a user or a query")
    .optional()
    .meta({ placeholder: "url" })
    .describe(
      "Prometheus's own pages, as people's browsers find them: menus of panels then lead to their query there.",
    ),
  "scrape-interval": duration()
    .prefault("15s")
    .describe("Prometheus's scrape interval: the shortest step, and what $__rate_interval is made of."),
  title: z.string().min(1, "is empty").prefault("Sightline").describe("What the page is called."),
  "limits.body": byteSize().prefault("1MiB").describe("Largest body of a request that is taken."),
  "limits.query": byteSize().prefault("64KiB").describe("Longest query that is passed on."),
  "limits.answer": byteSize()
    .prefault("32MiB")
    .describe("Longest answer of Prometheus that is passed on, before compression."),
  "limits.held": byteSize()
    .prefault("32MiB")
    .describe("Bytes of answers that are held at once, compressed as they come; what is beyond is refused."),
  "limits.time": duration().prefault("30s").describe("Time a query may take, waiting for its turn included."),
  "limits.points": positiveInteger().prefault("11000").describe("Points per series that a query may ask for."),
  "limits.queries": positiveInteger().prefault("20").describe("Queries that Prometheus is asked at once; others wait."),
};

export type PreviewSettings = z.output<z.ZodObject<typeof previewSettings>>;
