/** Loads the fonts of charts: labels of axes are measured once, and would be cut off if measured with another font. */
export async function loadFonts(): Promise<void> {
  const fonts = ["400 12px Inter", "500 12px Inter", '400 12px "Roboto Mono"'];
  await Promise.allSettled(fonts.map((font) => document.fonts.load(font)));
}
