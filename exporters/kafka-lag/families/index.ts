export type { ClusterView } from "./cluster-view.ts";
export { allFamilies, commonSteps, detailSteps, levelsFrom } from "./families-of.ts";
export { type FamilyOptions, type LevelName, levels, type NameProfile, nameProfiles } from "./options.ts";
export { type Quantities, quantitiesOf, seriesOf } from "./series.ts";
export { type Tally, tally } from "./tally.ts";
