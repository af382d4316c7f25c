import { X } from "lucide-react";
import type { TrailFilter } from "../api-types.ts";
import { t } from "../i18n/t.ts";
import { Button } from "../ui/button.tsx";
import { shortId } from "./names.ts";
import { withFilter } from "./trail-search.ts";

/** Filters that came by a link and have no field of their own: each is a button that takes it away. */
export function FilterChips({
  filter,
  onChange,
}: {
  readonly filter: TrailFilter;
  readonly onChange: (filter: TrailFilter) => void;
}) {
  const { lease, view } = filter;
  return (
    <>
      {lease !== undefined && (
        <Button size="small" icon={<X />} onPress={() => onChange(withFilter(filter, "lease", undefined))}>
          {t("trail.filter.lease", { id: shortId(lease) })}
        </Button>
      )}
      {view !== undefined && (
        <Button size="small" icon={<X />} onPress={() => onChange(withFilter(filter, "view", undefined))}>
          {t("trail.filter.view", { id: shortId(view) })}
        </Button>
      )}
    </>
  );
}
