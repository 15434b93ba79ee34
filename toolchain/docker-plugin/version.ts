/** The upstream version whose resources this plugin offers, and by which Pulumi asks for it. */
export const pluginVersion = "5.2.0";
