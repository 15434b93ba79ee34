import { createHash } from "node:crypto";
import { type Html, html, theme, trusted } from "../../../exporters/kit/index.ts";
import { style } from "./style.ts";

/** A whole page in one file, under a policy by which nothing is loaded and nothing runs. */
export function page(title: string, body: Html): string {
  const sheet = theme + style;
  const digest = createHash("sha256").update(sheet).digest("base64");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(sheet)}</style>
</head>
<body>
${body}
</body>
</html>
`.markup;
}
