import { useTheme2 } from "@grafana/ui";
import { type ReactNode, useContext } from "react";
import type { PanelJson } from "../../../dashboard/index.ts";
import type { AskedQuestion } from "../../run-queries.ts";
import { PrometheusAddress } from "../prometheus-address.ts";
import { prometheusPage } from "../prometheus-page.ts";
import { factsOf } from "./query-facts.ts";

/** Each query as it went to Prometheus, and how it ended. */
export function QueryTab({
  panel,
  asked,
}: {
  readonly panel: PanelJson;
  readonly asked: readonly AskedQuestion[];
}): ReactNode {
  const hidden = (panel.targets ?? []).filter(({ hide }) => hide === true);
  return (
    <>
      {asked.length === 0 && <p>Nothing was asked.</p>}
      {asked.map((question) => (
        <Asked key={`${question.refId} ${question.over === undefined}`} question={question} />
      ))}
      {hidden.map(({ refId, expr = "" }) => (
        <section key={refId} data-query={refId} style={{ marginBottom: 24 }}>
          <h3>{refId}: hidden, not asked</h3>
          <pre style={{ whiteSpace: "pre-wrap" }}>{expr}</pre>
        </section>
      ))}
    </>
  );
}

function Asked({ question }: { readonly question: AskedQuestion }): ReactNode {
  const { colors } = useTheme2();
  const address = useContext(PrometheusAddress);
  const { refId, expr, to, over, warnings, infos, error } = question;
  const instant = over === undefined;
  return (
    <section data-query={refId} style={{ marginBottom: 24 }}>
      <h3>
        {refId}: {instant ? "instant query" : "range query"}
      </h3>
      <pre style={{ whiteSpace: "pre-wrap" }}>{expr}</pre>
      <dl style={{ display: "grid", gridTemplateColumns: "max-content 1fr", columnGap: 16 }}>
        {factsOf(question).map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      {warnings.map((warning) => (
        <p key={warning} style={{ color: colors.warning.text }}>
          {warning}
        </p>
      ))}
      {infos.map((info) => (
        <p key={info} style={{ color: colors.text.secondary }}>
          {info}
        </p>
      ))}
      {error !== undefined && (
        <p role="alert" style={{ color: colors.error.text }}>
          {error}
        </p>
      )}
      {address !== undefined && (
        <a
          href={prometheusPage(address, [{ expr, to, from: over?.from ?? to - 3600, instant }])}
          target="_blank"
          rel="noreferrer"
          style={{ color: colors.text.link }}
        >
          Open in Prometheus
        </a>
      )}
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd style={{ margin: 0 }}>{value}</dd>
    </>
  );
}
