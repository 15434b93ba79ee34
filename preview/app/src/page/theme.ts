import { useCallback, useState } from "react";
import { navigateWith, useLocation } from "./router/index.ts";

export type ThemeName = "dark" | "light";

const kept = "preview.theme";

/** The theme that the address asks for, else the one last chosen, else dark; and how to switch. */
export function useThemeName(): readonly [ThemeName, () => void] {
  const asked = new URLSearchParams(useLocation().search).get("theme");
  const [chosen, setChosen] = useState<ThemeName>(() => read(localStorage.getItem(kept)) ?? "dark");
  const name = read(asked) ?? chosen;
  const toggle = useCallback(() => {
    const next = name === "dark" ? "light" : "dark";
    localStorage.setItem(kept, next);
    setChosen(next);
    navigateWith(
      (parameters) => {
        parameters.delete("theme");
        return parameters;
      },
      { replace: true },
    );
  }, [name]);
  return [name, toggle];
}

function read(text: string | null): ThemeName | undefined {
  return text === "dark" || text === "light" ? text : undefined;
}
