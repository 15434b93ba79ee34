import { useTheme2 } from "@grafana/ui";
import type { ReactNode } from "react";

/** Text as it was written, with or without the number of each line. */
export function Code({ text, numbered, height }: { text: string; numbered: boolean; height: number }): ReactNode {
  const theme = useTheme2();
  const lines = text.split("\n");
  return (
    <div style={{ display: "flex", height, overflow: "auto" }}>
      {numbered && (
        <pre
          aria-hidden
          style={{ ...plain, color: theme.colors.text.disabled, textAlign: "right", paddingRight: theme.spacing(2) }}
        >
          {lines.map((_line, index) => index + 1).join("\n")}
        </pre>
      )}
      <pre style={{ ...plain, flex: 1 }}>
        <code style={{ ...plain, whiteSpace: "pre" }}>{text}</code>
      </pre>
    </div>
  );
}

const plain = { margin: 0, padding: 0, border: 0, background: "transparent", overflow: "visible" };
