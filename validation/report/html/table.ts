import { type Html, type HtmlPart, html } from "../../../exporters/kit/index.ts";

/** A column: its heading and what each row has in it. */
export interface Column<Row> {
  readonly title: string;
  /** `number` stands to the right, `wide` has room for a plot or a sentence. @default as wide as its text */
  readonly kind?: "number" | "wide";
  cell(row: Row): HtmlPart;
}

export interface TableOptions<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** How a row is marked. @default not at all */
  mark?(row: Row): "failed" | "missing" | undefined;
  /** So many rows are seen, the others fold. @default 15 */
  readonly open?: number;
}

/** A table with a caption, whose rows beyond the first are folded away; nothing for no rows. */
export function table<Row>({ open = 15, ...options }: TableOptions<Row>): HtmlPart {
  const { rows, caption } = options;
  // A fold for a few rows hides more than it saves.
  const seen = rows.length <= open + 3 ? rows.length : open;
  const rest = rows.slice(seen);
  return [
    seen > 0 && whole({ ...options, rows: rows.slice(0, seen) }),
    rest.length > 0 &&
      html`<details><summary>${rest.length}${seen > 0 && " more"} in ${caption}</summary>${whole({ ...options, caption: seen > 0 ? `${caption}, continued` : caption, rows: rest })}</details>`,
  ];
}

function whole<Row>({ caption, columns, rows, mark }: TableOptions<Row>): Html {
  const heads = columns.map(
    ({ title, kind }) => html`<th scope="col"${kind === "number" && html` class="n"`}>${title}</th>`,
  );
  const body = rows.map((row) => {
    const marked = mark?.(row);
    return html`<tr${marked !== undefined && html` class="${marked}"`}>${columns.map((column) => cellOf(column, row))}</tr>
`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${heads}</tr></thead><tbody>
${body}</tbody></table></div>`;
}

function cellOf<Row>({ kind, cell }: Column<Row>, row: Row): Html {
  const classes = { number: html` class="n"`, wide: html` class="w"` };
  return html`<td${kind !== undefined && classes[kind]}>${cell(row)}</td>`;
}
