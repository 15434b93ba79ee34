import { getThemeById, ThemeContext } from "@grafana/data";
import { GlobalStyles, PortalContainer } from "@grafana/ui";
import { type ReactNode, useMemo } from "react";
import { DashboardPage } from "./dashboard-page.tsx";

/** The whole page, in the theme that the address asks for. */
export function App(): ReactNode {
  const theme = useMemo(() => getThemeById(new URLSearchParams(location.search).get("theme") ?? "dark"), []);
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <DashboardPage />
      <PortalContainer />
    </ThemeContext.Provider>
  );
}
