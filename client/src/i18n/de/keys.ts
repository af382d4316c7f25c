import type { Translated } from "../catalogue.ts";
import type { keys as keysEn } from "../en/keys.ts";

export const keys = {
  "keys.title": "Tasten",
  "keys.detail":
    "Drücken Sie auf eine Taste einer Aktion, dann die neue Taste. Änderungen gelten sofort, auf jedem Bildschirm.",
  "keys.scope.app": "Überall",
  "keys.scope.work": "Die Aufgabe",
  "keys.scope.review": "Prüfung",
  "keys.scope.image": "Bilder",
  "keys.scope.text": "Texte",
  "keys.scope.trail": "Protokoll",
  "keys.find": "Aktion oder Taste finden",
  "keys.noMatch": "Keine Aktion mit diesem Namen oder dieser Taste.",
  "keys.palette": "Jede Aktion finden und ausführen",
  "keys.trail.next": "Nächster Eintrag",
  "keys.trail.previous": "Vorheriger Eintrag",
  "keys.trail.filter": "Zum Filter",

  "keys.change": "{action}: {keys}. Diese Taste ändern",
  "keys.add": "{action}: Taste hinzufügen",
  "keys.add.short": "Taste hinzufügen",
  "keys.remove": "{action}: {keys} entfernen",
  "keys.press": "Taste drücken",
  "keys.press.said": "Drücken Sie die neue Taste für {action}. Escape behält die alte.",
  "keys.taken": "{keys} gehört dem Browser. Wählen Sie eine andere.",
  "keys.set": "{action} ist jetzt {keys}.",
  "keys.none": "keine Taste",
  "keys.changed": "geändert",
  "keys.reset": "{action}: zurück zu {keys}",
  "keys.reset.short": "Zurück zu {keys}",
  "keys.resetAll": "Alle Tasten zurücksetzen",
  "keys.resetAll.title": "Alle Tasten zurücksetzen?",
  "keys.resetAll.detail": "Jede Aktion bekommt wieder ihre üblichen Tasten, die Labels aller Projekte auch.",
  "keys.clash.wins": "{keys} ist auch „{other}“; das bekommt die Taste nicht, solange beides auf dem Bildschirm ist.",
  "keys.clash.loses": "{keys} ist auch „{other}“; das bekommt die Taste, solange beides auf dem Bildschirm ist.",
  "keys.clashes": { plural: "count", one: "{count} Konflikt", other: "{count} Konflikte" },
  "keys.clashes.none": "Keine Konflikte.",

  "keys.hand": "Eine Hand",
  "keys.hand.detail": "Bringt jede Aktion unter eine Hand. Tasten, die Sie selbst geändert haben, bleiben.",
  "keys.hand.both": "Beide Hände",
  "keys.hand.left": "Linke Hand",
  "keys.hand.right": "Rechte Hand, mit Pfeiltasten und Ziffernblock",

  "keys.export": "Als Datei speichern",
  "keys.import": "Aus Datei laden",
  "keys.import.done": {
    plural: "count",
    one: "{count} Aktion hat jetzt eigene Tasten.",
    other: "{count} Aktionen haben jetzt eigene Tasten.",
  },
  "keys.import.unknown": "Ausgelassen, weil diese Version sie nicht kennt: {actions}",
  "keys.import.wrong": "Das ist keine Datei mit Keyhole-Tasten",
  "keys.import.wrong.detail": "Wählen Sie eine Datei, die hier gespeichert wurde. Nichts wurde geändert.",
  "keys.file.detail":
    "Eine Datei enthält Tasten von Aktionen, nie die von Labels: Wörter eines Projekts verlassen Keyhole nicht.",

  "keys.sheet.change": "Tasten ändern",
  "keys.sheet.done": "Fertig",
  "keys.sheet.labels": "Tasten von Fragen und Labels gehören Ihnen nur in diesem Projekt.",
  "keys.sheet.detail": "Sie gehören Ihnen: Die Tasten der anderen ändern sich nicht.",

  "keys.project": "Tasten",
  "keys.project.show": {
    plural: "count",
    one: "Alle Aktionen ({count} geändert)",
    other: "Alle Aktionen ({count} geändert)",
  },
  "keys.project.detail":
    "Übliche Tasten in diesem Projekt. Alle können trotzdem eigene wählen. Tasten von Labels und Optionen stehen im Formular.",
} satisfies Translated<typeof keysEn>;
