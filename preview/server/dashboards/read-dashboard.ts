import { createHash } from "node:crypto";
import * as z from "zod";
import type { OpenedDashboard } from "./source.ts";

/** A text that may be a dashboard, and where it belongs. */
export interface DashboardText {
  readonly file: string;
  readonly folder: string;
  readonly text: string;
}

/** The dashboard, or what is wrong with the text as one sentence without its end. */
export function readDashboard({ file, folder, text }: DashboardText): OpenedDashboard | string {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return text.trim() === "" ? "is empty" : `is not JSON: ${(error as Error).message}`;
  }
  const wrapped = otherForm(content);
  if (wrapped !== undefined) return wrapped;
  const parsed = head.safeParse(content);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: "" };
    return path.length === 0
      ? "is no dashboard: it must be a JSON object"
      : `is no dashboard: ${String(path[0])} ${message}`;
  }
  const revision = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { ...parsed.data, folder, file, revision, dashboard: content as OpenedDashboard["dashboard"] };
}

/** Forms of a dashboard that Grafana's own reader of files does not take either, and what to do. */
function otherForm(content: unknown): string | undefined {
  if (typeof content !== "object" || content === null || "title" in content) return undefined;
  if ("dashboard" in content) return "is an answer of Grafana's API: keep only what stands under dashboard";
  if ("spec" in content) return "is a resource of Grafana's newer API: export the dashboard as classic JSON";
  return undefined;
}

/** What the list needs; everything else is the app's. Limits of a uid: https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/#identifier-id-vs-unique-identifier-uid */
const head = z.object({
  uid: z
    .string("is missing: links to a dashboard go by its uid")
    .regex(/^[a-zA-Z0-9_-]{1,40}$/, "must be 1 to 40 letters, digits, - or _"),
  title: z.string("is missing").regex(/\S/, "is empty"),
  tags: z
    .array(z.string(), "must be a list of texts")
    .nullish()
    .transform((tags) => tags ?? []),
});
