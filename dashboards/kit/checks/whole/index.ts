import type { Check } from "../check.ts";
import { crowded } from "./crowded.ts";
import { databaseId } from "./database-id.ts";
import { datasourceVariable } from "./datasource-variable.ts";
import { duplicateTitle } from "./duplicate-title.ts";
import { duplicateUid } from "./duplicate-uid.ts";
import { editable } from "./editable.ts";
import { inputs } from "./inputs.ts";
import { placeholder } from "./placeholder.ts";
import { refresh } from "./refresh.ts";
import { schemaVersion } from "./schema-version.ts";
import { uid } from "./uid.ts";
import { words } from "./words.ts";

/** What can be wrong with a dashboard as a whole, and between dashboards. */
export const wholeChecks: readonly Check[] = [
  crowded,
  databaseId,
  datasourceVariable,
  duplicateTitle,
  duplicateUid,
  editable,
  inputs,
  placeholder,
  refresh,
  schemaVersion,
  uid,
  words,
];
