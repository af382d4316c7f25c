import { lazy, Suspense, type ComponentProps, type ReactNode } from "react";

const Panel = lazy(async () => ({ default: (await import("../guidelines/guideline-panel.tsx")).GuidelinePanel }));

/** The guideline's panel, fetched when it is first shown: most tasks are done without it. */
export function GuidelinePanel(props: ComponentProps<typeof Panel>): ReactNode {
  return (
    <Suspense fallback={null}>
      <Panel {...props} />
    </Suspense>
  );
}
