import type { ReactNode } from "react";
import type { ProjectId } from "../api-types.ts";

export interface GuidelinePanelProps {
  readonly projectId: ProjectId;
  /** The version that this view was opened under; 0 where none is published. */
  readonly version: number;
}

/** The guidelines beside the work. Their panel comes from the guidelines' own area; without it nothing is shown. */
export function GuidelineSlot(_props: GuidelinePanelProps): ReactNode {
  return null;
}
