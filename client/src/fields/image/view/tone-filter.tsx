import { useLayoutEffect } from "react";
import type { ReactNode, RefObject } from "react";
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

/** Shows a picture through the filter of that id; without one while the tone is plain, which costs nothing. */
export function useToned(picture: RefObject<HTMLImageElement | null>, filter: string): void {
  const plain = isPlain(useTone());
  useLayoutEffect(() => {
    const element = picture.current;
    if (element !== null) element.style.filter = plain ? "" : `url("#${filter}")`;
  });
}
