import { EmptyState, FilterInput, Icon, Tag, useTheme2 } from "@grafana/ui";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { dashboardPath, folderPath, navigate } from "../router/index.ts";
import type { ListedDashboard } from "../served.ts";
import { searchDashboards } from "./search.ts";

/** All dashboards by folder, with a search; arrow keys and Enter work from its field. */
export function DashboardList({
  dashboards,
  folder,
  query,
  onQuery,
  onTag,
  onOpen = () => undefined,
}: {
  readonly dashboards: readonly ListedDashboard[];
  readonly folder?: string | undefined;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onTag?: (tag: string) => void;
  readonly onOpen?: () => void;
}): ReactNode {
  const [active, setActive] = useState(0);
  const found = searchDashboards(dashboards, { query, folder });
  const flat = found.flatMap((group) => group.dashboards);
  const at = Math.min(active, flat.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = flat[at];
    if (step !== undefined) {
      setActive(Math.max(0, Math.min(flat.length - 1, at + step)));
      event.preventDefault();
    } else if (event.key === "Enter" && chosen !== undefined) {
      onOpen();
      navigate(dashboardPath(chosen));
    }
  };
  const change = (text: string) => {
    setActive(0);
    onQuery(text);
  };
  return (
    <>
      <FilterInput
        autoFocus
        value={query}
        placeholder="Search for dashboards"
        aria-label="Search for dashboards"
        aria-controls="found-dashboards"
        aria-activedescendant={flat[at] === undefined ? undefined : `found-${flat[at].uid}`}
        onChange={change}
        onKeyDown={onKeyDown}
      />
      <div id="found-dashboards" aria-live="polite" style={{ marginTop: 16 }}>
        {flat.length === 0 && <EmptyState variant="not-found" message={emptyMessage(dashboards.length)} hideImage />}
        {found.map((group) => (
          <section key={group.folder} style={{ marginBottom: 16 }}>
            <h2 style={{ fontSize: 14, marginBottom: 4 }}>
              <Icon name="folder" /> <a href={folderPath(group.folder)}>{group.folder}</a>
            </h2>
            <ul style={{ listStyle: "none" }}>
              {group.dashboards.map((one) => (
                <ListItem key={one.uid} dashboard={one} active={one === flat[at]} onTag={onTag} onOpen={onOpen} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function ListItem({
  dashboard,
  active,
  onTag,
  onOpen,
}: {
  readonly dashboard: ListedDashboard;
  readonly active: boolean;
  readonly onTag: ((tag: string) => void) | undefined;
  readonly onOpen: () => void;
}): ReactNode {
  const { colors, shape } = useTheme2();
  const { uid, title, tags, file } = dashboard;
  return (
    <li
      id={`found-${uid}`}
      data-dashboard={uid}
      data-active={active}
      style={{
        display: "flex",
        alignItems: "center",
        gap: 8,
        padding: "4px 8px",
        borderRadius: shape.radius.default,
        background: active ? colors.action.hover : "transparent",
      }}
    >
      <a href={dashboardPath(dashboard)} title={file} onClick={onOpen} style={{ flex: 1 }}>
        {title || uid}
      </a>
      {tags.map((tag) => (
        <Tag key={tag} name={tag} {...(onTag === undefined ? {} : { onClick: () => onTag(tag) })} />
      ))}
    </li>
  );
}

function emptyMessage(all: number): string {
  return all === 0 ? "There are no dashboards yet" : "No dashboard has all of these words";
}
