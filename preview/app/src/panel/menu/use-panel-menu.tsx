import type { DataFrame } from "@grafana/data";
import { type ReactElement, type ReactNode, useContext, useEffect, useState } from "react";
import type { PanelJson } from "../../dashboard/index.ts";
import type { QueriesResult } from "../run-queries.ts";
import { copyText } from "./copy-text.ts";
import { InspectDrawer, type InspectTab } from "./inspect/index.ts";
import { PanelMenu } from "./panel-menu.tsx";
import { PrometheusAddress } from "./prometheus-address.ts";
import { prometheusPage } from "./prometheus-page.ts";
import { usePanelKeys } from "./use-panel-keys.ts";
import { viewAddress } from "./view-address.ts";

export interface PanelMenuSubject {
  /** Tells it from all others on the page. */
  readonly name: string;
  readonly title: string;
  /** As the dashboard has it. */
  readonly panel: PanelJson;
  readonly asks: boolean;
  readonly result: QueriesResult | undefined;
  /** As the panel draws it, or before its transformations. */
  readonly data: (transformed: boolean) => readonly DataFrame[];
  /** Shows the panel alone, or all again. */
  readonly onView: (name: string) => void;
}

export interface PanelMenuParts {
  readonly menu: ReactElement;
  /** Shown over the page. */
  readonly overlay: ReactNode;
  /** Shown beside the title. */
  readonly notice: ReactNode;
  /** To be told that the panel is pointed at. */
  readonly attend: () => void;
}

const noticeMs = 2000;

/** The menu of a panel, what it opens, and its keys. */
export function usePanelMenu(subject: PanelMenuSubject): PanelMenuParts {
  const { name, asks, result, onView } = subject;
  const address = useContext(PrometheusAddress);
  const [tab, setTab] = useState<InspectTab>();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), noticeMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const attend = usePanelKeys(name, {
    v: () => onView(name),
    i: () => setTab(asks ? "data" : "json"),
  });
  const queries = (result?.asked ?? []).map(({ expr, to, over }) => ({
    expr,
    to,
    from: over?.from ?? to - 3600,
    instant: over === undefined,
  }));
  const page = address === undefined || queries.length === 0 ? undefined : prometheusPage(address, queries);
  return {
    menu: (
      <PanelMenu
        asks={asks}
        prometheusPage={page}
        onView={() => onView(name)}
        onCopyLink={() => void copyText(viewAddress(location.href, name)).then(() => setCopied(true))}
        onInspect={setTab}
      />
    ),
    overlay:
      tab === undefined ? null : (
        <InspectDrawer {...subject} tab={tab} onTab={setTab} onClose={() => setTab(undefined)} />
      ),
    notice: copied ? <span role="status">Panel link copied</span> : null,
    attend,
  };
}
