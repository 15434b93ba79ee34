import { ToolbarButton, useTheme2 } from "@grafana/ui";
import { Fragment, type ReactNode } from "react";
import type { ThemeName } from "../theme.ts";

export interface Crumb {
  readonly text: string;
  /** Absent for the page itself. */
  readonly href?: string;
}

/** The upper bar of every page: where one is, and what concerns the whole preview. */
export function PageBar({
  crumbs,
  theme: name,
  onTheme,
  onSearch,
  onAbout,
  children,
}: {
  readonly crumbs: readonly Crumb[];
  readonly theme: ThemeName;
  readonly onTheme: () => void;
  readonly onSearch: () => void;
  readonly onAbout: () => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { colors } = useTheme2();
  return (
    <header
      style={{
        display: "flex",
        alignItems: "center",
        gap: 8,
        minHeight: 40,
        padding: "0 16px",
        flexWrap: "wrap",
        background: colors.background.primary,
        borderBottom: `1px solid ${colors.border.weak}`,
      }}
    >
      <nav aria-label="Breadcrumbs" style={{ flex: 1, minWidth: 0 }}>
        <ol style={{ display: "flex", flexWrap: "wrap", listStyle: "none", gap: 6 }}>
          {crumbs.map(({ text, href }, index) => (
            <Fragment key={text}>
              {index > 0 && <li aria-hidden="true">›</li>}
              <li style={href === undefined ? { fontWeight: 500 } : {}}>
                {href === undefined ? (
                  <span aria-current="page">{text}</span>
                ) : (
                  <a href={href} style={{ color: colors.text.secondary }}>
                    {text}
                  </a>
                )}
              </li>
            </Fragment>
          ))}
        </ol>
      </nav>
      {children}
      <button
        type="button"
        onClick={onAbout}
        style={{ background: "none", border: 0, color: colors.text.secondary, fontSize: 12, whiteSpace: "nowrap" }}
      >
        Sightline’s preview, not Grafana: <span style={{ color: colors.text.link }}>what it lacks</span>
      </button>
      <ToolbarButton icon="search" tooltip="Search dashboards (ctrl+k)" onClick={onSearch} />
      <ToolbarButton icon="adjust-circle" tooltip={name === "dark" ? "Light theme" : "Dark theme"} onClick={onTheme} />
    </header>
  );
}
