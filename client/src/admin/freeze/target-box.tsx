import type { FreezeScope } from "@keyhole/shared/vocabulary";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { trpc } from "../../api.ts";
import { t } from "../../i18n/t.ts";
import { ComboBox } from "../../ui/combo-box.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import type { FreezeTarget } from "./freeze-dialog.tsx";

export interface TargetBoxProps {
  readonly scope: Exclude<FreezeScope, "everything">;
  readonly chosen: FreezeTarget | undefined;
  readonly onChoose: (target: FreezeTarget | undefined) => void;
}

/** One project, team or person, found by typing: the server searches. */
export function TargetBox({ scope, chosen, onChoose }: TargetBoxProps) {
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const targets = useQuery({
    ...trpc.freeze.targets.queryOptions({ scope, text: wanted }),
    placeholderData: keepPreviousData,
  });
  const found = targets.data ?? [];
  return (
    <>
      <ComboBox
        label={t(`freeze.scope.${scope}`)}
        placeholder={t("freeze.choose")}
        options={found.map(({ id, name }) => ({ id, label: name }))}
        value={chosen?.id}
        onChange={(id) => {
          const target = found.find((one) => one.id === id);
          onChoose(target === undefined ? undefined : { scope, ...target });
        }}
        onSearch={setText}
      />
      {targets.isError && <ErrorPanel error={targets.error} onRetry={() => void targets.refetch()} />}
    </>
  );
}
