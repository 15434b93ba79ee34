import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressed, grafanaFiles, notices } from "./build/index.ts";

const root = import.meta.dirname;
const nothing = join(root, "build", "nothing.ts");

// Whoever builds them, tests too, gets the same pages: components are compiled by it, whatever `define` says.
process.env.NODE_ENV = "production";

export default defineConfig({
  root,
  // Names of assets are the same wherever it is built.
  base: "/",
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  plugins: [react(), grafanaFiles(root), notices(root), compressed(root)],
  resolve: {
    alias: [
      // Half a megabyte of time zones that ended decades ago.
      {
        find: /^moment-timezone$/,
        replacement: join(root, "node_modules/moment-timezone/builds/moment-timezone-with-data-10-year-range.min.js"),
      },
      // Grafana's code editor and maps, which no panel here opens.
      { find: /^@monaco-editor\/react$/, replacement: nothing },
      { find: /^monaco-editor(\/.*)?$/, replacement: nothing },
      { find: /.*ReactMonacoEditor\.mjs$/, replacement: nothing },
      { find: /.*OpenLayersProvider\.mjs$/, replacement: nothing },
    ],
  },
  build: { chunkSizeWarningLimit: 4000, license: { fileName: "licenses.json" }, reportCompressedSize: false },
});
