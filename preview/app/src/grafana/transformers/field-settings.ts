import type { FieldConfig } from "@grafana/data";

/** A setting of a field that data can give, such as `unit`: how a value becomes part of the field's settings. */
export type SettingName = (typeof settingNames)[number];

const settingNames = [
  "displayName",
  "unit",
  "min",
  "max",
  "decimals",
  "color",
  "threshold1",
  "mappings.value",
  "mappings.color",
  "mappings.text",
] as const;

/** The setting of this name, written large or small; undefined where there is none. */
export function settingOf(name: string): SettingName | undefined {
  return settingNames.find((each) => each.toLowerCase() === name.trim().toLowerCase());
}

/** The settings with one more of them. Values of mappings make a mapping together: see `withMapping`. */
export function withSetting(config: FieldConfig, name: SettingName, value: unknown, color?: string): FieldConfig {
  if (value === null || value === undefined || value === "") return config;
  switch (name) {
    case "min":
    case "max":
    case "decimals": {
      const number = Number(value);
      return Number.isNaN(number) ? config : { ...config, [name]: number };
    }
    case "unit":
    case "displayName":
      return { ...config, [name]: String(value) };
    case "color":
      return { ...config, color: { mode: "fixed", fixedColor: String(value) } };
    case "threshold1":
      return {
        ...config,
        thresholds: {
          mode: "absolute" as never,
          steps: [
            ...(config.thresholds?.steps ?? [{ value: Number.NEGATIVE_INFINITY, color: "green" }]),
            { value: Number(value), color: color ?? "red" },
          ],
        },
      };
    default:
      return config;
  }
}
