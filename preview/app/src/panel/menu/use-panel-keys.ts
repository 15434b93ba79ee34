import { useEffect, useEffectEvent } from "react";

/** The panel that was pointed at or focused last: keys are for it. */
let attended: string | undefined;

/**
 * Acts on keys that are pressed while the panel is the one pointed at.
 * @returns what tells that it is
 */
export function usePanelKeys(name: string, actions: Readonly<Record<string, () => void>>): () => void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (attended !== name || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const action = actions[event.key];
    if (action === undefined || document.querySelector('[role="dialog"]') !== null) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => press(event);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      if (attended === name) attended = undefined;
    };
  }, [name]);
  return () => {
    attended = name;
  };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
