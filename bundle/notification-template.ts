/** Texts of notifications, for receivers that show text to people (Go templates, as Alertmanager reads them). */
export const notificationTemplate = `{{ define "sightline.title" -}}
{{ if eq .Status "firing" }}[{{ .Alerts.Firing | len }} firing]{{ else }}[resolved]{{ end }} {{ .CommonLabels.alertname }}
{{- with .CommonLabels.stack }} ({{ . }}){{ end }}
{{- end }}

{{ define "sightline.text" -}}
{{ range .Alerts -}}
{{ if eq .Status "resolved" }}Over: {{ end }}{{ .Annotations.summary }}
{{- with .Annotations.action }}
{{ . }}{{ end }}
{{- with .Annotations.dashboard_url }}
Panel: {{ . }}{{ end }}
{{- with .Annotations.runbook_url }}
Runbook: {{ . }}{{ end }}
{{ end }}
{{- end }}
`;
