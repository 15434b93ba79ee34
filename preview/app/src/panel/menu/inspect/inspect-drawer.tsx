import { Drawer, Tab, TabsBar } from "@grafana/ui";
import type { ReactNode } from "react";
import type { PanelMenuSubject } from "../use-panel-menu.tsx";
import { DataTab } from "./data-tab.tsx";
import { JsonTab } from "./json-tab.tsx";
import { QueryTab } from "./query-tab.tsx";

export type InspectTab = "data" | "query" | "json";

const labels: Readonly<Record<InspectTab, string>> = { data: "Data", query: "Query", json: "JSON" };

/** What lies behind a panel: its data, what was asked, and its JSON. */
export function InspectDrawer(
  props: PanelMenuSubject & {
    readonly tab: InspectTab;
    readonly onTab: (tab: InspectTab) => void;
    readonly onClose: () => void;
  },
): ReactNode {
  const { title, panel, asks, result, tab, onTab, onClose } = props;
  const asked = result?.asked ?? [];
  const total = Math.round(Math.max(0, ...asked.map(({ tookMs }) => tookMs)));
  const queries = asked.length === 1 ? "1 query" : `${asked.length} queries`;
  const tabs = (asks ? ["data", "query", "json"] : ["json"]) as readonly InspectTab[];
  return (
    <Drawer
      title={`Inspect: ${title === "" ? "Panel" : title}`}
      {...(asks ? { subtitle: `${queries} with total query time of ${total} ms` } : {})}
      onClose={onClose}
      size="lg"
      tabs={
        <TabsBar>
          {tabs.map((each) => (
            <Tab key={each} label={labels[each]} active={each === tab} onChangeTab={() => onTab(each)} />
          ))}
        </TabsBar>
      }
    >
      {tab === "data" && <DataTab {...props} />}
      {tab === "query" && <QueryTab panel={panel} asked={asked} />}
      {tab === "json" && <JsonTab panel={panel} />}
    </Drawer>
  );
}
