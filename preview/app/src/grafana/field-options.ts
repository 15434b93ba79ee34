import {
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  FieldConfigOptionsRegistry,
  type FieldConfigPropertyItem,
  identityOverrideProcessor,
  numberOverrideProcessor,
  type FieldConfigOptionsRegistry as Registry,
  standardFieldConfigEditorRegistry,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
} from "@grafana/data";

type Process = FieldConfigPropertyItem["process"];

const standard: Readonly<Record<string, Process>> = {
  unit: unitOverrideProcessor,
  min: numberOverrideProcessor,
  max: numberOverrideProcessor,
  decimals: numberOverrideProcessor,
  fieldMinMax: identityOverrideProcessor,
  displayName: displayNameOverrideProcessor,
  noValue: identityOverrideProcessor,
  thresholds: thresholdsOverrideProcessor,
  mappings: valueMappingsOverrideProcessor,
  color: identityOverrideProcessor,
  links: dataLinksOverrideProcessor,
  actions: identityOverrideProcessor,
  filterable: identityOverrideProcessor,
} as Readonly<Record<string, Process>>;

/** Makes Grafana's standard field options known; what a field's settings name beyond them is left out silently. */
export function registerFieldOptions(): void {
  standardFieldConfigEditorRegistry.setInit(standardItems);
}

/** The options that fields of a panel have: the standard ones and `custom.<path>` for each path given. */
export function fieldOptions(customPaths: Iterable<string>): Registry {
  const custom = [...new Set(customPaths)].map((path) => item(`custom.${path}`, path, true, identityOverrideProcessor));
  return new FieldConfigOptionsRegistry(() => [...standardItems(), ...custom]);
}

function standardItems(): FieldConfigPropertyItem[] {
  return Object.entries(standard).map(([id, process]) => item(id, id, false, process));
}

function item(id: string, path: string, isCustom: boolean, process: Process): FieldConfigPropertyItem {
  const settings = id === "displayName" ? { expandTemplateVars: true } : id === "decimals" ? { integer: true } : {};
  return {
    id,
    path,
    name: id,
    isCustom,
    process,
    settings,
    shouldApply: () => true,
    editor: () => null,
    override: () => null,
  };
}
