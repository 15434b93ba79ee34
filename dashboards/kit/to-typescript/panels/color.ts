import type { Color } from "../../thresholds.ts";

/** The nearest of the kit's colours to one in Grafana's words: a name of its palette, `#rrggbb` or `rgb()`. */
export function colorOf(given: string): Color {
  const named = /(green|yellow|orange|red|blue|purple|gr[ae]y|text|transparent)$/.exec(given)?.[1];
  if (named === "transparent") return "text";
  if (named !== undefined) return named.startsWith("gr") && named !== "green" ? "gray" : (named as Color);
  const rgb = channelsOf(given);
  return rgb === undefined ? "text" : nearest(rgb);
}

type Channels = readonly [red: number, green: number, blue: number];

function channelsOf(given: string): Channels | undefined {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i
    .exec(given)
    ?.slice(1)
    .map((part) => Number.parseInt(part, 16));
  const decimal = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(given)?.slice(1).map(Number);
  const [red, green, blue] = hex ?? decimal ?? [];
  return red === undefined || green === undefined || blue === undefined ? undefined : [red, green, blue];
}

/** By hue: the names are those of the rainbow. */
function nearest([red, green, blue]: Channels): Color {
  const [least, most] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  const spread = most - least;
  if (spread < 40) return "gray";
  const sector =
    most === red ? (green - blue) / spread : most === green ? 2 + (blue - red) / spread : 4 + (red - green) / spread;
  const hue = (sector * 60 + 360) % 360;
  const names: readonly (readonly [to: number, color: Color])[] = [
    [18, "red"],
    [40, "orange"],
    [70, "yellow"],
    [170, "green"],
    [255, "blue"],
    [330, "purple"],
  ];
  return names.find(([to]) => hue < to)?.[1] ?? "red";
}
