import type { Binding } from "../../../editor/hotkeys.ts";
import { t } from "../../../i18n/t.ts";
import type { Surface } from "../surface.ts";
import { pressLoupe } from "./loupe-switch.ts";
import { pageTone } from "./page-tone.ts";
import { isPlain, plainTone, stepTone } from "./tone.ts";
import type { Tone, ToneScale } from "./tone.ts";
import { fingerSet, fingers, isAidOn, setAid, setFinger } from "./view-settings.ts";

type Bind = (
  name: string,
  keys: readonly string[],
  rest: Pick<Binding, "run"> & Partial<Pick<Binding, "repeats">>,
) => Binding;

interface ViewTarget {
  readonly surface: Surface;
  now(this: void): number;
}

/** Keys that change only how a picture is seen. */
export function viewBindings({ surface, now }: ViewTarget, bind: Bind): readonly Binding[] {
  const tone = (name: string, key: string, change: (tone: Tone) => Tone): Binding =>
    bind(name, [key], {
      repeats: true,
      run: () => {
        pageTone.set(change(pageTone.get()));
        surface.set({ notice: toneNotice(pageTone.get()) });
      },
    });
  const step = (name: string, key: string, [scale, way]: readonly [ToneScale, 1 | -1]): Binding =>
    tone(name, key, (now) => stepTone(now, scale, way));
  return [
    bind("loupe", ["b"], {
      run: ({ code }) => {
        const isOn = isAidOn("loupe");
        if (pressLoupe(surface, { code, now: now(), isOn })) setAid("loupe", !isOn);
      },
    }),
    bind("crossHair", ["x"], { run: () => setAid("crossHair", !isAidOn("crossHair")) }),
    bind("grid", ["#"], { run: () => setAid("grid", !isAidOn("grid")) }),
    bind("minimap", ["m"], { run: () => setAid("minimap", !isAidOn("minimap")) }),
    step("brighter", "alt+.", ["brightness", 1]),
    step("darker", "alt+,", ["brightness", -1]),
    step("moreContrast", "alt+]", ["contrast", 1]),
    step("lessContrast", "alt+[", ["contrast", -1]),
    step("moreGamma", "alt+=", ["gamma", 1]),
    step("lessGamma", "alt+-", ["gamma", -1]),
    tone("invert", "alt+i", (before) => ({ ...before, invert: !before.invert })),
    tone("plain", "alt+0", () => plainTone),
    bind("finger", ["alt+t"], {
      run: () => {
        const next = fingers[(fingers.indexOf(fingerSet()) + 1) % fingers.length] ?? "auto";
        setFinger(next);
        surface.set({ notice: { message: "editor.finger.now", values: { what: t(`editor.finger.${next}`) } } });
      },
    }),
  ];
}

const toneNotice = (tone: Tone) =>
  isPlain(tone)
    ? ({ message: "editor.tone.plain" } as const)
    : ({
        message: "editor.tone.now",
        values: { brightness: tone.brightness, contrast: tone.contrast, gamma: tone.gamma },
      } as const);
