import { Icon, InlineSwitch, Tooltip } from "@grafana/ui";
import { type ReactNode, useContext } from "react";
import { AnnotationStates } from "./annotations.tsx";

/** A switch for each annotation query that the dashboard does not hide, as Grafana has them beside the variables. */
export function AnnotationToggles(): ReactNode {
  const { states, setEnabled } = useContext(AnnotationStates);
  return states
    .filter(({ query }) => query.hide !== true)
    .map(({ query, enabled, fault }) => (
      <div key={query.name} data-annotation={query.name} style={{ display: "flex", alignItems: "center", gap: 4 }}>
        <InlineSwitch
          id={`annotation-${query.name}`}
          label={query.name}
          showLabel
          value={enabled}
          onChange={({ currentTarget }) => setEnabled(query, currentTarget.checked)}
        />
        {fault !== undefined && (
          <Tooltip content={fault} theme="error">
            <Icon name="exclamation-triangle" aria-label={`${query.name}: ${fault}`} tabIndex={0} />
          </Tooltip>
        )}
      </div>
    ));
}
