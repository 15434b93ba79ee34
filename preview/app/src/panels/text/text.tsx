import { renderTextPanelMarkdown, textUtil } from "@grafana/data";
import type { Options } from "@grafana/schema/dist/esm/raw/composable/text/panelcfg/x/TextPanelCfg_types.gen";
import { type ReactNode, useMemo } from "react";
import { type PanelProps, panelKind } from "../kit/index.ts";
import { Code } from "./code.tsx";

/** Words: Markdown, HTML without what could run, or code. */
export const text = panelKind<Options>({
  component: Text,
  options: { content: "", mode: "markdown" as Options["mode"] },
  drawsQueries: false,
});

function Text({ options, height, replaceVariables }: PanelProps<Options>): ReactNode {
  const content = replaceVariables(options.content);
  const mode: string = options.mode;
  if (mode === "code") return <Code text={content} numbered={options.code?.showLineNumbers === true} height={height} />;
  return <Html markup={content} markdown={mode !== "html"} height={height} />;
}

function Html({ markup, markdown, height }: { markup: string; markdown: boolean; height: number }): ReactNode {
  const html = useMemo(
    () => (markdown ? renderTextPanelMarkdown(markup) : textUtil.sanitizeTextPanelContent(markup)),
    [markup, markdown],
  );
  return (
    <div
      className="markdown-html"
      style={{ height, overflow: "auto" }}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by Grafana's own rules just above
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
