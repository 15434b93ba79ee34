import * as units from "@grafana/grafana-foundation-sdk/units";
import { isObject, type Json, numberOf, objectOf, objectsOf, textOf } from "../../from-json/index.ts";
import { type Code, list, numeral, object, text } from "../code.ts";
import { Untyped } from "../expression/index.ts";
import { colorOf } from "./color.ts";

/** How numbers are shown, in the words of the kit. */
export type Fields = Readonly<
  Record<"unit" | "decimals" | "min" | "max" | "thresholds" | "values" | "noValue", Code | undefined>
>;

/** Throws Untyped for what the kit does not have: overrides, thresholds in per cent, texts for ranges. */
export function fieldsOf(panel: Json): Fields {
  const { defaults, overrides } = objectOf(panel.fieldConfig);
  if (objectsOf(overrides).length > 0) throw new Untyped("it has overrides for single fields.");
  const { unit, decimals, min, max, mappings, thresholds, noValue, links, displayName } = objectOf(defaults);
  if (objectsOf(links).length > 0) throw new Untyped("its values are links.");
  if (textOf(displayName) !== "") throw new Untyped("its series have another name than their legend.");
  const { values, nothing } = valuesOf(objectsOf(mappings));
  const empty = textOf(noValue) || nothing;
  return {
    unit: text(unitOf(textOf(unit))),
    decimals: numeralOf(decimals),
    min: numeralOf(min),
    max: numeralOf(max),
    thresholds: thresholdsOf(objectOf(thresholds)),
    values,
    noValue: empty === "" ? undefined : text(empty),
  };
}

const known: ReadonlySet<unknown> = new Set(Object.values(units));

/** Grafana shows a unit that it does not know behind the number. */
function unitOf(given: string): string {
  if (given === "") return "short";
  return known.has(given) || /^(?:prefix|suffix|si|count|time|currency):/.test(given) ? given : `suffix: ${given}`;
}

function numeralOf(given: unknown): Code | undefined {
  const number = numberOf(given);
  return number === undefined ? undefined : numeral(number);
}

/** Nothing for the steps that Grafana gives to every panel: green, and red from 80. */
function thresholdsOf({ mode, steps }: Json): Code | undefined {
  const all = objectsOf(steps).map(({ value, color }) => ({ from: numberOf(value), color: colorOf(textOf(color)) }));
  const base = all.find(({ from }) => from === undefined);
  const others = all.filter(({ from }) => from !== undefined);
  const usual = others.length === 1 && others[0]?.from === 80 && others[0].color === "red" && base?.color === "green";
  if (others.length === 0 || usual) return undefined;
  if (others.some(({ from = 0 }, index) => index > 0 && from <= (others[index - 1]?.from ?? from)))
    throw new Untyped("its thresholds are out of order.");
  if (mode === "percentage") throw new Untyped("its thresholds are in per cent of its range.");
  return object({
    base: base === undefined || base.color === "green" ? undefined : text(base.color),
    steps: list(others.map(({ from = 0, color }) => object({ from: numeral(from), color: text(color) }))),
  });
}

/** Texts for values, as old and as new Grafana keeps them. */
function valuesOf(mappings: readonly Json[]): { readonly values: Code | undefined; readonly nothing: string } {
  const texts = new Map<string, Code>();
  let nothing = "";
  for (const { type, value, text: words, options } of mappings) {
    if (type === "value" && isObject(options)) {
      for (const [number, result] of Object.entries(options))
        texts.set(checkedNumber(number), textFor(objectOf(result)));
    } else if (type === 1 && value !== "null") texts.set(checkedNumber(String(value)), textFor({ text: words }));
    else if (type === 1) nothing = textOf(words);
    else if (type === "special" && objectOf(options).match === "null")
      nothing = textOf(objectOf(objectOf(options).result).text);
    else throw new Untyped("it has texts for ranges or patterns of values.");
  }
  return { values: texts.size === 0 ? undefined : object(Object.fromEntries(texts)), nothing };
}

function checkedNumber(value: string): string {
  if (!/^\d+$/.test(value)) throw new Untyped(`it has a text for "${value}", which is no whole number.`);
  return value;
}

function textFor({ text: words, color }: Json): Code {
  return object({ text: text(textOf(words)), color: color === undefined ? undefined : text(colorOf(textOf(color))) });
}
