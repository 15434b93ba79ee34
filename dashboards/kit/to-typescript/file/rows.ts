import { type ForeignDashboard, type ForeignPanel, type ForeignRow, textOf } from "../../from-json/index.ts";
import { type Code, call, list, object, text, word } from "../code.ts";
import { Untyped } from "../expression/index.ts";
import { type Writer, writePanel, writeRaw } from "../panels/index.ts";
import type { Drafting } from "./written.ts";

/** The rows with their panels; what became of each panel is noted. */
export function rowCodes({ rows }: ForeignDashboard, draft: Drafting): readonly Code[] {
  return rows.map((row) => {
    const { title, collapsed, repeat } = row;
    const panels = list(row.panels.map((panel) => panelCode(panel, row, draft)));
    const options = object({
      collapsed: collapsed ? word("true") : undefined,
      repeat: repeat === undefined ? undefined : text(repeat),
    });
    return call(draft.kit("row"), text(title), panels, ...(collapsed || repeat !== undefined ? [options] : []));
  });
}

function panelCode(panel: ForeignPanel, row: ForeignRow, draft: Drafting): Code {
  const notes: string[] = [];
  const { kit, described, expressions } = draft;
  const writer: Writer = { kit, described, expression: expressions.write, note: (what) => notes.push(what) };
  const { code, untyped } = writeOne(panel, writer, draft);
  const { key, model } = panel;
  draft.panels.push({
    key,
    title: textOf(model.title).trim() || key,
    row: row.title,
    notes: untyped === undefined ? notes : [],
    described: textOf(model.description).trim() !== "" || model.type === "text",
    ...(untyped !== undefined && { untyped }),
  });
  return code;
}

/** In the words of the kit where they suffice, else as Grafana has it, and why. */
function writeOne(
  { key, width, height, model }: ForeignPanel,
  writer: Writer,
  { attempt }: Drafting,
): { readonly code: Code; readonly untyped?: string } {
  const given = { key, width, height, panel: model };
  try {
    return { code: attempt(() => writePanel(given, writer)) };
  } catch (error) {
    if (!(error instanceof Untyped)) throw error;
    return { code: writeRaw(given, writer), untyped: error.message };
  }
}
