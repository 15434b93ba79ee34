import { useEffect, useEffectEvent } from "react";
import { navigateWith } from "../router/index.ts";
import type { DashboardTime } from "../time/index.ts";

interface ShortcutOptions {
  readonly time: DashboardTime;
  readonly kiosk: boolean;
  /** One panel is shown alone. */
  readonly viewed: boolean;
}

/** How long after its first key the second of a shortcut counts. */
const pairMs = 1500;

/** Grafana's keys: `Escape` back from a panel or from kiosk, `d k` kiosk, `d r` refresh, `t z` zoom out, `t ←` and `t →` move. */
export function useShortcuts(options: ShortcutOptions): void {
  const press = useEffectEvent((keys: string): boolean => act(keys, options));
  useEffect(() => {
    let first = { key: "", at: 0 };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const pair = Date.now() - first.at < pairMs ? `${first.key} ${event.key}` : "";
      const used = (pair !== "" && press(pair)) || press(event.key);
      first = used ? { key: "", at: 0 } : { key: event.key, at: Date.now() };
      if (used) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

function act(keys: string, { time, kiosk, viewed }: ShortcutOptions): boolean {
  switch (keys) {
    case "Escape":
      // A dialog or a list that is open closes by itself first.
      if (document.querySelector('[role="dialog"], [role="listbox"], [role="menu"]') !== null) return false;
      if (viewed) without("viewPanel");
      else if (kiosk) without("kiosk");
      return viewed || kiosk;
    case "d k":
      if (kiosk) without("kiosk");
      else navigateWith(withKiosk);
      return true;
    case "d r":
      time.refreshNow();
      return true;
    case "t z":
      time.zoomOut();
      return true;
    case "t ArrowLeft":
      time.move(-1);
      return true;
    case "t ArrowRight":
      time.move(1);
      return true;
    default:
      return false;
  }
}

function without(name: string): void {
  navigateWith((parameters) => {
    parameters.delete(name);
    return parameters;
  });
}

function withKiosk(parameters: URLSearchParams): URLSearchParams {
  parameters.set("kiosk", "true");
  return parameters;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
