import { drillLabels } from "../alerts/kit/index.ts";

/** Alerts that a message lists; the rest is counted, so that a storm does not run into the receivers' limits. */
const listed = 10;

/** What is wrong, in the alert's own words; rules of others may have none, and their labels tell it then. */
const what = (escaped: string) =>
  `{{ with .Annotations.summary }}{{ . ${escaped}}}{{ else }}{{ .Labels.alertname ${escaped}}}` +
  `{{ range .Labels.SortedPairs }}{{ if ne .Name "alertname" }} {{ .Name }}={{ .Value ${escaped}}}{{ end }}{{ end }}{{ end }}`;

/** What it means and what to do, a line each. */
const more = (line: (text: string) => string, escaped: string) =>
  ["description", "action"]
    .map((name) => `{{ with .Annotations.${name} }}${line(`{{ . ${escaped}}}`)}{{ end }}`)
    .join("");

/** An hour before it began, and ten minutes after it was over, in Go's nanoseconds. */
const [before, after] = ["-3600000000000", "600000000000"];

/**
 * The address of a panel, opened on the time of the alert: whoever reads of it in the morning sees the night. An address
 * that is not one of Grafana's, or that says its time already, stays as it is.
 */
const panel =
  `{{ define "sightline.panel" }}{{ $url := .Annotations.dashboard_url }}{{ $url }}` +
  `{{ if and (match "/d/[^?]+[?]" $url) (not (match "&from=" $url)) }}` +
  `&from={{ (.StartsAt.Add ${before}).UnixMilli }}` +
  `&to={{ if eq .Status "resolved" }}{{ (.EndsAt.Add ${after}).UnixMilli }}{{ else }}now{{ end }}{{ end }}{{ end }}\n`;

const panelUrl = `{{ template "sightline.panel" . }}`;
const runbookUrl = "{{ .Annotations.runbook_url }}";

/** The panel and the page about it, where the alert has them. */
const links = (line: (text: string) => string, link: (name: string, url: string) => string, between: string) =>
  `{{ if or .Annotations.dashboard_url .Annotations.runbook_url }}${line(
    `{{ if .Annotations.dashboard_url }}${link("Panel", panelUrl)}{{ end }}` +
      `{{ if and .Annotations.dashboard_url .Annotations.runbook_url }}${between}{{ end }}` +
      `{{ if .Annotations.runbook_url }}${link("Runbook", runbookUrl)}{{ end }}`,
  )}{{ end }}`;

const over = `{{ if eq .Status "resolved" }}Over: {{ end }}`;

/** Texts end with their last word: a template's own line breaks would be part of the message. */
function list(name: string, entry: string, between: string): string {
  return (
    `{{ define "${name}" }}{{ range $index, $alert := .Alerts }}{{ if lt $index ${listed} }}${between === "" ? "" : `{{ if $index }}${between}{{ end }}`}` +
    `{{ template "${name}.alert" $alert }}{{ end }}{{ end }}` +
    `{{ if gt (len .Alerts) ${listed} }}${between}{{ len .Alerts }} alerts in all, ${listed} of them above.{{ end }}{{ end }}\n\n` +
    `{{ define "${name}.alert" }}${entry}{{ end }}\n`
  );
}

// Slack reads <, > and & as markup: https://api.slack.com/reference/surfaces/formatting#escaping
const slackEscape = '| reReplaceAll "&" "&amp;" | reReplaceAll "<" "&lt;" | reReplaceAll ">" "&gt;" ';

const newLine = (text: string) => `\n${text}`;
const paragraph = (text: string) => `\n\n${text}`;
const lineOfHtml = (text: string) => `<br>${text}`;

/** Texts of notifications, for receivers that show text to people (Go templates, as Alertmanager reads them). */
export const notificationTemplate = [
  panel,
  `{{ define "sightline.title" -}}
{{ if eq .CommonLabels.${drillLabels.drill} "true" }}[DRILL] {{ end -}}
[{{ if eq .Status "firing" }}{{ .Alerts.Firing | len }} firing{{ else }}resolved{{ end }}{{ with .CommonLabels.priority }}, {{ . }}{{ end }}]
{{- with .CommonLabels.alertname }} {{ . }}{{ else }} {{ len .Alerts }} alerts{{ end }}
{{- with .CommonLabels.stack }} ({{ . }}){{ end }}
{{- end }}
`,
  `{{ define "sightline.link" }}{{ with .CommonAnnotations.dashboard_url }}{{ . }}{{ else }}{{ .CommonAnnotations.runbook_url }}{{ end }}{{ end }}
`,
  `{{ define "sightline.color" }}{{ if eq .Status "resolved" }}good{{ else if eq .CommonLabels.severity "warning" "info" }}warning{{ else }}danger{{ end }}{{ end }}
`,
  list(
    "sightline.text",
    `${over}${what("")}${more(newLine, "")}{{ if .Annotations.dashboard_url }}\nPanel: ${panelUrl}{{ end }}{{ with .Annotations.runbook_url }}\nRunbook: {{ . }}{{ end }}`,
    "\n\n",
  ),
  `{{ define "sightline.message" }}{{ template "sightline.title" . }}\n\n{{ template "sightline.text" . }}{{ end }}
`,
  list(
    "sightline.slack",
    `${over}*${what(slackEscape)}*${more(newLine, slackEscape)}${links(newLine, (name, url) => `<${url}|${name}>`, " · ")}`,
    "\n\n",
  ),
  list(
    "sightline.teams",
    `${over}**${what("")}**${more(paragraph, "")}${links(paragraph, (name, url) => `[${name}](${url})`, " · ")}`,
    "\n\n",
  ),
  list(
    "sightline.html",
    `<p style="font-family: sans-serif">${over}<strong>${what("")}</strong>${more(lineOfHtml, "")}${links(lineOfHtml, (name, url) => `<a href="${url}">${name}</a>`, " · ")}</p>`,
    "",
  ),
].join("\n");
