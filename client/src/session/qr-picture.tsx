import type { QrCode } from "../api-types.ts";
import { t } from "../i18n/t.ts";
import styles from "./session-frame.module.css";

/** Light modules around the code that readers need (ISO/IEC 18004, 9.1). */
const quietZone = 4;

/** Dark runs of a row as [start, length]. */
function darkRuns(row: string): readonly (readonly [number, number])[] {
  return Array.from(row.matchAll(/1+/g), (run) => [run.index, run[0].length] as const);
}

/** Always dark on white: a code in reversed colours is not read by every phone. */
export function QrPicture({ code }: { readonly code: QrCode }) {
  const size = code.size + 2 * quietZone;
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      className={styles.qr}
      role="img"
      aria-label={t("session.enrol.qr")}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      {code.rows.map((row, y) =>
        darkRuns(row).map(([x, length]) => (
          <rect key={`${x} ${y}`} x={x + quietZone} y={y + quietZone} width={length} height={1} fill="#000" />
        )),
      )}
    </svg>
  );
}
