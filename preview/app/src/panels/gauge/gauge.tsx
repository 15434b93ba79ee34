import { type FieldDisplay, ThresholdsMode, type VizOrientation } from "@grafana/data";
import { BarGaugeSizing } from "@grafana/schema";
import type { Options } from "@grafana/schema/dist/esm/raw/composable/gauge/panelcfg/x/GaugePanelCfg_types.gen";
import { useTheme2 } from "@grafana/ui";
import type { ReactNode } from "react";
import { type PanelProps, panelKind } from "../kit/index.ts";
import { Repeated, useValues } from "../single-values/index.ts";
import { bandsOf } from "./bands.ts";
import { Dial } from "./dial.tsx";
import { optionDefaults } from "./option-defaults.ts";

/** Numbers on dials. */
export const gauge = panelKind<Options>({ component: GaugePanel, options: optionDefaults });

function GaugePanel(props: PanelProps<Options>): ReactNode {
  const { options, width, height } = props;
  const theme = useTheme2();
  const values = useValues(props, { sparkline: options.sparkline === true });
  const isManual = options.sizing === BarGaugeSizing.Manual;
  return (
    <Repeated
      values={values}
      width={width}
      height={height}
      orientation={options.orientation as string as VizOrientation}
      autoGrid
      itemSpacing={8}
      minVizWidth={isManual ? options.minVizWidth : undefined}
      minVizHeight={isManual ? options.minVizHeight : undefined}
      draw={({ value, width, height, count, onClick }) => (
        <Dial
          value={value}
          ends={endsOf(value)}
          bands={bandsFor(value, (color) => theme.visualization.getColorByName(color))}
          options={options}
          count={count}
          width={width}
          height={height}
          {...(onClick === undefined ? {} : { onClick })}
        />
      )}
    />
  );
}

/** The ends of the scale: those of the field, which are those of the data where it names none. */
function endsOf({ field }: FieldDisplay): { readonly min: number; readonly max: number } {
  const { min, max } = field;
  return { min: min ?? 0, max: max ?? 100 };
}

function bandsFor(value: FieldDisplay, colorOf: (name: string) => string) {
  const { mode, steps = [] } = value.field.thresholds ?? {};
  const percentage = mode === ThresholdsMode.Percentage;
  return bandsOf(steps, { ...endsOf(value), percentage }).map((band) => ({ ...band, color: colorOf(band.color) }));
}
