import { Menu } from "@grafana/ui";
import type { ReactElement } from "react";
import type { InspectTab } from "./inspect/index.ts";

export interface PanelMenuProps {
  readonly onView: () => void;
  readonly onCopyLink: () => void;
  readonly onInspect: (tab: InspectTab) => void;
  /** Absent where Prometheus's address is not known, or nothing was asked. */
  readonly prometheusPage: string | undefined;
  /** Whether the panel asks anything that could be looked into. */
  readonly asks: boolean;
}

/** What can be done with a panel. */
export function PanelMenu({ onView, onCopyLink, onInspect, prometheusPage, asks }: PanelMenuProps): ReactElement {
  const inspect = [
    ...(asks
      ? [
          <Menu.Item key="data" label="Data" onClick={() => onInspect("data")} />,
          <Menu.Item key="query" label="Query" onClick={() => onInspect("query")} />,
        ]
      : []),
    <Menu.Item key="json" label="Panel JSON" onClick={() => onInspect("json")} />,
  ];
  return (
    <Menu>
      <Menu.Item label="View" icon="eye" shortcut="v" onClick={onView} />
      <Menu.Item label="Copy link" icon="share-alt" onClick={onCopyLink} />
      {prometheusPage !== undefined && (
        <Menu.Item label="Open in Prometheus" icon="external-link-alt" url={prometheusPage} target="_blank" />
      )}
      <Menu.Item
        label="Inspect"
        icon="info-circle"
        shortcut="i"
        onClick={(event) => {
          // Its own items lie inside it.
          const item = event.target instanceof Element ? event.target.closest('[role="menuitem"]') : null;
          if (item === event.currentTarget) onInspect(asks ? "data" : "json");
        }}
        childItems={inspect}
      />
    </Menu>
  );
}
