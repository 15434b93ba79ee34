import { type Json, numberOf, objectOf, objectsOf, textOf } from "../../from-json/index.ts";
import { Untyped } from "../expression/index.ts";

/** Panels of Grafana's first years in the shape of their successors: a graph as a time series, a singlestat as a stat. */
export function modernPanel(panel: Json): Json {
  if (panel.type === "graph") return timeseriesOf(panel);
  return panel.type === "singlestat" ? statOf(panel) : panel;
}

function timeseriesOf(panel: Json): Json {
  const [axis = {}] = objectsOf(panel.yaxes);
  if (objectsOf(panel.seriesOverrides).length > 0) throw new Untyped("series have looks or axes of their own.");
  if (panel.percentage === true) throw new Untyped("it is stacked to 100 %.");
  if (!["time", ""].includes(textOf(objectOf(panel.xaxis).mode)))
    throw new Untyped("its horizontal axis is not the time.");
  if ((numberOf(axis.logBase) ?? 1) !== 1) throw new Untyped("its axis is logarithmic.");
  const drawStyle = panel.bars === true ? "bars" : panel.lines === false && panel.points === true ? "points" : "line";
  const { show, alignAsTable } = objectOf(panel.legend);
  const steps = objectsOf(panel.thresholds).map(({ value, colorMode, op }) => {
    if (op === "lt") throw new Untyped("a threshold counts from above.");
    return {
      value: numberOf(value) ?? 0,
      color: colorMode === "warning" ? "orange" : colorMode === "ok" ? "green" : "red",
    };
  });
  return {
    ...panel,
    type: "timeseries",
    fieldConfig: {
      defaults: {
        unit: axis.format,
        min: numberOf(axis.min),
        max: numberOf(axis.max),
        decimals: numberOf(axis.decimals) ?? numberOf(panel.decimals),
        custom: {
          drawStyle,
          stacking: { mode: panel.stack === true ? "normal" : "none" },
          thresholdsStyle: { mode: steps.length > 0 ? "line" : "off" },
        },
        thresholds: { mode: "absolute", steps: [{ value: null, color: "green" }, ...steps] },
      },
    },
    options: { legend: { showLegend: show !== false, displayMode: alignAsTable === true ? "table" : "list" } },
  };
}

function statOf(panel: Json): Json {
  const { gauge, sparkline } = panel;
  const calc = textOf(panel.valueName) || "avg";
  if (textOf(panel.prefix) !== "" || textOf(panel.postfix) !== "") throw new Untyped("it has words around its value.");
  if (objectsOf(panel.rangeMaps).some(({ from }) => textOf(from) !== "null") && panel.mappingType === 2)
    throw new Untyped("it has texts for ranges of values.");
  const dial = objectOf(gauge);
  const colors = Array.isArray(panel.colors) ? panel.colors.map(textOf) : [];
  const limits = textOf(panel.thresholds)
    .split(",")
    .flatMap((limit) => numberOf(limit.trim()) ?? []);
  const colored = panel.colorValue === true || panel.colorBackground === true || dial.show === true;
  return {
    ...panel,
    type: dial.show === true ? "gauge" : "stat",
    fieldConfig: {
      defaults: {
        unit: panel.format,
        decimals: numberOf(panel.decimals),
        ...(dial.show === true && { min: numberOf(dial.minValue) ?? 0, max: numberOf(dial.maxValue) ?? 100 }),
        ...(colored && {
          thresholds: {
            mode: "absolute",
            steps: [
              { value: null, color: colors[0] ?? "green" },
              ...limits.map((value, index) => ({ value, color: colors[index + 1] ?? "red" })),
            ],
          },
        }),
        mappings: objectsOf(panel.valueMaps)
          .filter(({ value }) => value !== "null")
          .map(({ value, text }) => ({ type: 1, value, text })),
        noValue: textOf(objectsOf(panel.valueMaps).find(({ value }) => value === "null")?.text) || undefined,
      },
    },
    options: {
      colorMode: panel.colorBackground === true ? "background" : "value",
      graphMode: objectOf(sparkline).show === true ? "area" : "none",
      reduceOptions: { calcs: [calc === "current" ? "lastNotNull" : calc === "avg" ? "mean" : calc] },
    },
    // Its thresholds were a text.
    thresholds: undefined,
  };
}
