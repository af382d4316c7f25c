import type { ReactNode } from "react";
import { useTone } from "./page-tone.ts";
import { isPlain, toneTable } from "./tone.ts";
import styles from "./view.module.css";

/** The filter that shows pictures in the page's tone, for as many pictures as name it. */
export function ToneFilter({ id }: { readonly id: string }): ReactNode {
  const tone = useTone();
  if (isPlain(tone)) return null;
  const values = toneTable(tone);
  return (
    <svg className={styles.definitions} aria-hidden="true" focusable="false">
      <filter id={id} x="0" y="0" width="1" height="1" colorInterpolationFilters="sRGB">
        <feComponentTransfer>
          <feFuncR type="table" tableValues={values} />
          <feFuncG type="table" tableValues={values} />
          <feFuncB type="table" tableValues={values} />
        </feComponentTransfer>
      </filter>
    </svg>
  );
}

/** The style of a picture that is shown through the filter of that id; none while the tone is plain, which costs nothing. */
export const useToned = (filter: string): { readonly filter?: string } =>
  isPlain(useTone()) ? {} : { filter: `url("#${filter}")` };
