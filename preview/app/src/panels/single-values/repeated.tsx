import {
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  getDisplayValueAlignmentFactors,
  VizOrientation,
} from "@grafana/data";
import { DataLinksContextMenu, VizRepeater } from "@grafana/ui";
import type { ReactElement, ReactNode } from "react";

/** What one value of several is drawn with. */
export interface RepeatedValue {
  readonly value: FieldDisplay;
  readonly width: number;
  readonly height: number;
  readonly orientation: VizOrientation;
  readonly alignmentFactors: DisplayValueAlignmentFactors;
  readonly count: number;
  /** Opens the menu of the value's links, where it has several. */
  readonly onClick?: (event: React.MouseEvent<HTMLElement>) => void;
}

interface RepeatedProps {
  readonly values: FieldDisplay[];
  readonly width: number;
  readonly height: number;
  readonly orientation?: VizOrientation | undefined;
  readonly autoGrid?: boolean;
  readonly itemSpacing?: number;
  readonly minVizWidth?: number | undefined;
  readonly minVizHeight?: number | undefined;
  readonly maxVizHeight?: number | undefined;
  readonly draw: (value: RepeatedValue) => ReactElement;
}

/** Values side by side or in a grid as Grafana lays them out, each with its data links. */
export function Repeated(props: RepeatedProps): ReactNode {
  const { values, draw, orientation = VizOrientation.Auto, autoGrid = false, ...layout } = props;
  return (
    <VizRepeater<FieldDisplay, DisplayValueAlignmentFactors>
      {...defined(layout)}
      getValues={() => values}
      source={values}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      orientation={orientation}
      autoGrid={autoGrid}
      renderCounter={0}
      renderValue={(one) => {
        const { value } = one;
        if (!value.hasLinks || value.getLinks === undefined) return draw(one);
        return (
          <DataLinksContextMenu links={value.getLinks} style={{ flexGrow: 1 }}>
            {({ openMenu }) => draw(openMenu === undefined ? one : { ...one, onClick: openMenu })}
          </DataLinksContextMenu>
        );
      }}
    />
  );
}

/** Only what has a value: the component takes its own defaults where a property is absent. */
function defined(layout: Omit<RepeatedProps, "values" | "draw" | "orientation" | "autoGrid">) {
  const { minVizWidth, minVizHeight, maxVizHeight, ...rest } = layout;
  return {
    ...rest,
    ...(minVizWidth === undefined ? {} : { minVizWidth }),
    ...(minVizHeight === undefined ? {} : { minVizHeight }),
    ...(maxVizHeight === undefined ? {} : { maxVizHeight }),
  };
}
