export { type FileText, fileText, positionIn, textIn } from "./file-text.ts";
export { type RuleFileReading, readRuleFile, readRules } from "./read-rule-file.ts";
export { readYaml, type YamlFault, type YamlReading } from "./read-yaml.ts";
export {
  entriesOf,
  entryOf,
  type YamlEntry,
  type YamlList,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from "./yaml-node.ts";
