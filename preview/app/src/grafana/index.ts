import { initPluginTranslations } from "@grafana/i18n";
import { registerFieldOptions } from "./field-options.ts";
import { loadFonts } from "./fonts.ts";
import { registerTransformers } from "./transformers/index.ts";

export { fieldOptions } from "./field-options.ts";

/** Prepares Grafana's libraries; nothing of theirs is drawn before. */
export async function prepareGrafana(): Promise<void> {
  registerFieldOptions();
  registerTransformers();
  await initPluginTranslations("preview");
}

export { loadFonts };
