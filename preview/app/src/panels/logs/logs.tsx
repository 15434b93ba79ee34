import { useTheme2 } from "@grafana/ui";
import type { ReactNode } from "react";
import { type PanelProps, panelKind } from "../kit/index.ts";

/** What a panel of log lines would ask: the preview has Prometheus only, which keeps no lines. */
export const logs = panelKind<object>({ component: Logs, options: {}, drawsQueries: false });

function Logs({ panel, height, replaceVariables }: PanelProps<object>): ReactNode {
  const theme = useTheme2();
  const queries = (panel.targets ?? []).filter(({ hide, expr }) => hide !== true && expr !== undefined && expr !== "");
  return (
    <div style={{ height, overflow: "auto" }}>
      <p style={{ color: theme.colors.text.secondary }}>
        Log lines are not previewed: they come from Loki, and the preview asks Prometheus only. Grafana asks for
        {queries.length === 0 ? " nothing here: the panel has no query." : ":"}
      </p>
      {queries.map(({ refId, expr = "" }) => (
        <figure key={refId}>
          <figcaption>Query {refId}</figcaption>
          <pre style={{ whiteSpace: "pre-wrap" }}>{replaceVariables(expr)}</pre>
        </figure>
      ))}
    </div>
  );
}
