/** What `<html data-preview>` says: whether everything that is shown has been loaded and painted. */
export function setPageState(ready: boolean): () => void {
  const page = document.documentElement;
  if (!ready) {
    page.dataset.preview = "loading";
    return () => undefined;
  }
  // Two frames: what was rendered just now is painted in the first.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      page.dataset.preview = "ready";
    });
  });
  return () => {
    cancelAnimationFrame(frame);
    page.dataset.preview = "loading";
  };
}
