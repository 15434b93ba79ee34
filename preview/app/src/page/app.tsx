import "./page.css";
import { getThemeById, ThemeContext } from "@grafana/data";
import { GlobalStyles, PortalContainer } from "@grafana/ui";
import { type ReactNode, useMemo } from "react";
import { Pages } from "./pages.tsx";
import { useInnerLinks } from "./router/index.ts";
import { useThemeName } from "./theme.ts";

/** The whole page, in the theme that the address asks for or that was chosen. */
export function App(): ReactNode {
  const [name, toggle] = useThemeName();
  const theme = useMemo(() => getThemeById(name), [name]);
  useInnerLinks();
  return (
    <ThemeContext.Provider value={theme}>
      <GlobalStyles />
      <Pages theme={name} onTheme={toggle} />
      <PortalContainer />
    </ThemeContext.Provider>
  );
}
