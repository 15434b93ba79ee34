import { getFrameDisplayName } from "@grafana/data";
import {
  defaultOptions,
  type Options,
} from "@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen";
import { Combobox, useTheme2 } from "@grafana/ui";
import { TableNG } from "@grafana/ui/unstable";
import { type ReactNode, useMemo, useState } from "react";
import { type PanelProps, panelKind } from "../kit/index.ts";
import { shownFrame } from "./shown-frame.ts";
import { migratedTable } from "./table-migration.ts";
import "./table.css";

/** Rows and columns of one frame; of several frames, one is chosen. */
export const table = panelKind<Options>({
  component: Table,
  options: { ...defaultOptions, frameIndex: 0, showHeader: true },
  custom: { align: "auto", cellOptions: { type: "auto" }, footer: { reducers: [] }, inspect: false },
  migrated: migratedTable,
});

const chooserHeight = 40;

function Table({ data, options, fieldConfig, width, height, timeRange }: PanelProps<Options>): ReactNode {
  const theme = useTheme2();
  const [chosen, setChosen] = useState(options.frameIndex);
  const index = shownFrame(data, chosen);
  const frame = data[index];
  const sortBy = useMemo(() => [...(options.sortBy ?? [])], [options.sortBy]);
  if (frame === undefined) return null;
  const several = data.length > 1;
  return (
    <div className="preview-table" style={{ display: "flex", flexDirection: "column", height }}>
      <TableNG
        // A frame is chosen anew: widths and order of the other's columns are not this one's.
        key={index}
        data={frame}
        width={width}
        height={several ? height - chooserHeight : height}
        noHeader={!options.showHeader}
        showTypeIcons={options.showTypeIcons === true}
        resizable
        sortBy={sortBy}
        enablePagination={options.enablePagination === true}
        {...(options.pageSize === undefined ? {} : { pageSize: options.pageSize })}
        {...(options.cellHeight === undefined ? {} : { cellHeight: options.cellHeight })}
        {...(options.maxRowHeight === undefined ? {} : { maxRowHeight: options.maxRowHeight })}
        frozenColumns={options.frozenColumns?.left ?? 0}
        structureRev={1}
        fieldConfig={fieldConfig}
        timeRange={timeRange}
        noValue={fieldConfig.defaults.noValue ?? ""}
        initialRowIndex={undefined as never}
      />
      {several && (
        <div style={{ paddingTop: theme.spacing(1) }}>
          <Combobox
            aria-label="Frame"
            options={data.map((each, value) => ({ label: getFrameDisplayName(each, value), value }))}
            value={index}
            onChange={({ value }) => setChosen(value)}
          />
        </div>
      )}
    </div>
  );
}
