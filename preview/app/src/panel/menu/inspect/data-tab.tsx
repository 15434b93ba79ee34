import { type DataFrame, dateTimeFormat, getFrameDisplayName, toCSV } from "@grafana/data";
import { Button, Combobox, InlineField, InlineSwitch, useTheme2 } from "@grafana/ui";
import { TableNG } from "@grafana/ui/unstable";
import { type ReactNode, useMemo, useState } from "react";
import type { PanelMenuSubject } from "../use-panel-menu.tsx";
import { fileName } from "./file-name.ts";
import { saveFile } from "./save-file.ts";

/** The drawer takes three quarters of the window. */
function tableSize(): { readonly width: number; readonly height: number } {
  return { width: Math.max(680, window.innerWidth * 0.75 - 40), height: Math.max(240, window.innerHeight - 240) };
}

/** The data of a panel as a table, and as a file. */
export function DataTab({ title, panel, data }: PanelMenuSubject): ReactNode {
  const theme = useTheme2();
  const [transformed, setTransformed] = useState(true);
  const [formatted, setFormatted] = useState(true);
  const [chosen, setChosen] = useState(0);
  const given = useMemo(() => data(transformed), [data, transformed]);
  const frames = useMemo(() => (formatted ? given : given.map(unformatted)), [given, formatted]);
  const frame = frames[chosen] ?? frames[0];
  if (frame === undefined) return <p>No data</p>;
  const name = getFrameDisplayName(frame, chosen);
  const download = () => {
    const csv = toCSV([frame], { delimiter: "," } as never);
    saveFile(fileName(title, name, dateTimeFormat(Date.now())), csv, "text/csv;charset=utf-8");
  };
  return (
    <>
      <div style={{ display: "flex", flexWrap: "wrap", gap: theme.spacing(1), marginBottom: theme.spacing(1) }}>
        {frames.length > 1 && (
          <Combobox
            aria-label="Frame"
            width="auto"
            minWidth={20}
            options={frames.map((each, value) => ({ label: getFrameDisplayName(each, value), value }))}
            value={frames.indexOf(frame)}
            onChange={({ value }) => setChosen(value)}
          />
        )}
        {(panel.transformations ?? []).length > 0 && (
          <InlineField label="Apply panel transformations">
            <InlineSwitch value={transformed} onChange={() => setTransformed(!transformed)} />
          </InlineField>
        )}
        <InlineField label="Formatted data">
          <InlineSwitch value={formatted} onChange={() => setFormatted(!formatted)} />
        </InlineField>
        <Button variant="primary" icon="download-alt" onClick={download}>
          Download CSV
        </Button>
      </div>
      <div className="preview-table">
        <TableNG key={`${chosen} ${transformed}`} data={frame} {...tableSize()} structureRev={1} />
      </div>
    </>
  );
}

/** Values as Prometheus gave them, times too. */
function unformatted(frame: DataFrame): DataFrame {
  const fields = frame.fields.map((field) => ({
    ...field,
    display: (value: unknown) => ({ text: String(value ?? ""), numeric: Number(value) }),
  }));
  return { ...frame, fields };
}
