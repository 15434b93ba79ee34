import "./public-path.ts";
import { createRoot } from "react-dom/client";
import { prepareGrafana } from "./grafana/index.ts";
import { App } from "./page/index.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no place for the application");
await prepareGrafana();
createRoot(root).render(<App />);
