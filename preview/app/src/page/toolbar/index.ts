export { AboutPreview } from "./about-preview.tsx";
export { Banners } from "./banner.tsx";
export { type Crumb, PageBar } from "./page-bar.tsx";
