import type { AnnotationQuery } from "@grafana/grafana-foundation-sdk/dashboard";
import { print } from "../../../metrics/kit/index.ts";
import type { Annotation } from "../annotation.ts";
import { datasource } from "./datasource.ts";

/** In classic JSON; `hide: false` is what shows the switch. */
export function renderAnnotation(annotation: Annotation): AnnotationQuery {
  const { name, expr, at, title, text = "", tags = [], color, shown = true } = annotation;
  return {
    name,
    datasource,
    enable: shown,
    expr: print(expr),
    hide: false,
    iconColor: color,
    step: "60s",
    tagKeys: tags.join(","),
    textFormat: text,
    titleFormat: title,
    useValueForTime: at === "value",
  };
}
