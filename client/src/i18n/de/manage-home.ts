import type { Translated } from "../catalogue.ts";
import type { manageHome as manageHomeEn } from "../en/manage-home.ts";

export const manageHome = {
  "manage.home.standing": "Wie die Aufgaben stehen",
  "manage.home.share": "{done} von {total} Aufgaben sind erledigt ({share})",
  "manage.count.done": "Erledigt",
  "manage.count.inReview": "In Prüfung",
  "manage.count.inWork": "In Arbeit",
  "manage.count.waiting": "Warten",
  "manage.count.flagged": "Gemeldet",
  "manage.count.returned": "Zurückgegeben",
  "manage.count.retired": "Stillgelegt",
  "manage.count.gold": "Gold",
  "manage.home.empty.title": "Noch keine Elemente",
  "manage.home.empty.detail":
    "Das Formular ist veröffentlicht. Importieren Sie Elemente, und fügen Sie dann unter „Personen“ Bearbeitende hinzu: Sie können sofort beginnen.",
  "manage.home.empty.noForm":
    "Veröffentlichen Sie zuerst ein Formular: Es sagt, was gezeigt und gefragt wird. Importieren Sie dann Elemente, und fügen Sie Personen hinzu.",
  "manage.home.empty.toForm": "Formular erstellen",
  "manage.home.empty.toImport": "Elemente importieren",
  "manage.home.forecast": "Prognose",
  "manage.home.forecast.none": "Nichts ist mehr zu labeln.",
  "manage.home.forecast.unknown": {
    plural: "count",
    one: "{count} Annotation steht noch aus. In den letzten sieben Tagen wurde nichts abgegeben; deshalb gibt es keine Prognose.",
    other:
      "{count} Annotationen stehen noch aus. In den letzten sieben Tagen wurde nichts abgegeben; deshalb gibt es keine Prognose.",
  },
  "manage.home.forecast.long": {
    plural: "count",
    one: "{count} Annotation steht noch aus, bei {pace} am Tag in der letzten Woche: mehr als ein Jahr.",
    other: "{count} Annotationen stehen noch aus, bei {pace} am Tag in der letzten Woche: mehr als ein Jahr.",
  },
  "manage.home.forecast.days": {
    plural: "count",
    one: "{count} Annotation steht noch aus. Beim Tempo der letzten sieben Tage ({pace} am Tag) ist sie etwa am {date} fertig.",
    other:
      "{count} Annotationen stehen noch aus. Beim Tempo der letzten sieben Tage ({pace} am Tag) sind sie etwa am {date} fertig.",
  },
  "manage.home.forecast.review": {
    plural: "count",
    one: "{count} fertige Aufgabe wartet auf Prüfung; das ist hier nicht mitgezählt.",
    other: "{count} fertige Aufgaben warten auf Prüfung; das ist hier nicht mitgezählt.",
  },
  "manage.home.days": "Annotationen der letzten 14 Tage",
  "manage.home.days.table": "Als Tabelle zeigen",
  "manage.home.days.day": "Tag (UTC)",
  "manage.home.days.submitted": "Abgegeben",
  "manage.home.people": "Personen",
  "manage.home.managePeople": "Personen verwalten",
  "manage.home.people.note":
    "Die aktive Zeit lässt Pausen über eine Minute aus. „Angenommen“ ist der Anteil der entschiedenen Antworten, die am Ende angenommen wurden. Mehr als das sehen Leitungen nicht davon, wie jemand arbeitet.",
  "manage.people.tasks": "Aufgaben",
  "manage.people.active": "Aktive Zeit",
  "manage.people.accepted": "Angenommen",
  "manage.people.left": "Nicht mehr hier",
} satisfies Translated<typeof manageHomeEn>;
