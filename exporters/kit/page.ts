import { createHash } from "node:crypto";
import type { FastifyReply } from "fastify";
import { type Html, html, trusted } from "./html.ts";
import { theme } from "./theme.ts";

/** A whole page; everything it needs is in it. */
export interface Page {
  readonly title: string;
  readonly body: Html;
  /** Style sheet after the common one. */
  readonly style?: string;
  /** Seconds after which the browser loads the page again. @default never */
  readonly refreshSeconds?: number;
}

/** Answers with the page and a content security policy under which nothing but its own style sheet is used: no scripts at all. */
export function sendPage(reply: FastifyReply, page: Page): FastifyReply {
  const digest = createHash("sha256").update(sheetOf(page)).digest("base64");
  return reply
    .type("text/html; charset=utf-8")
    .header(
      "content-security-policy",
      `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    .send(pageText(page));
}

/** The page as a file of its own. */
export function pageText(page: Page): string {
  const { title, body, refreshSeconds } = page;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${refreshSeconds !== undefined && html`<meta http-equiv="refresh" content="${refreshSeconds}">`}
<title>${title}</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='6' fill='none' stroke='%234f7cff' stroke-width='2.5'/%3E%3Ccircle cx='8' cy='8' r='2' fill='%234f7cff'/%3E%3C/svg%3E">
<style>${trusted(sheetOf(page))}</style>
</head>
<body>
${body}
</body>
</html>
`.markup;
}

function sheetOf({ style = "" }: Page): string {
  return theme + style;
}
