import { useEffect, useState } from "react";

/** How many rows of the grid fill the window below the controls: for a panel that is shown alone. */
export function useFullHeight(): number {
  const [rows, setRows] = useState(rowsNow);
  useEffect(() => {
    const measure = () => setRows(rowsNow());
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return rows;
}

function rowsNow(): number {
  return Math.max(8, Math.floor((window.innerHeight - 140) / 38));
}
