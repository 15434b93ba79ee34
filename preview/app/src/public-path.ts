declare global {
  interface Window {
    __grafana_public_path__?: string;
  }
}

/** Where Grafana's components ask for icons and fonts; has to be set before the first of their modules is evaluated. */
window.__grafana_public_path__ = "/";

export {};
