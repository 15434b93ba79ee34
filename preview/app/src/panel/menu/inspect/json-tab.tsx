import { ClipboardButton } from "@grafana/ui";
import type { ReactNode } from "react";
import type { PanelJson } from "../../../dashboard/index.ts";

/** A panel as its dashboard has it. */
export function JsonTab({ panel }: { readonly panel: PanelJson }): ReactNode {
  const text = JSON.stringify(panel, undefined, 2);
  return (
    <>
      <ClipboardButton icon="copy" variant="secondary" size="sm" getText={() => text}>
        Copy to clipboard
      </ClipboardButton>
      <pre data-panel-json style={{ marginTop: 8 }}>
        {text}
      </pre>
    </>
  );
}
