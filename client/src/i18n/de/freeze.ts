import type { Translated } from "../catalogue.ts";
import type { freeze as freezeEn } from "../en/freeze.ts";

export const freeze = {
  "freeze.title": "Einfrieren",
  "freeze.intro":
    "Einfrieren hält Inhalte sofort an: Offene Aufgaben werden geschlossen, nichts wird mehr zugeteilt, abgegeben, importiert oder exportiert. Anmeldung, Protokoll und diese Seite gehen weiter. Zum Aufheben braucht es zwei Personen.",
  "freeze.set": "Arbeit jetzt anhalten",
  "freeze.what": "Was",
  "freeze.choose": "Namen eingeben",
  "freeze.scope.everything": "Alles",
  "freeze.scope.project": "Ein Projekt",
  "freeze.scope.team": "Ein Team",
  "freeze.scope.person": "Eine Person",
  "freeze.do.everything": "Alles einfrieren",
  "freeze.do.project": "Projekt einfrieren",
  "freeze.do.team": "Team einfrieren",
  "freeze.do.person": "Person einfrieren",
  "freeze.ask.everything": "Alles einfrieren?",
  "freeze.ask.project": "Projekt „{name}“ einfrieren?",
  "freeze.ask.team": "Team „{name}“ einfrieren?",
  "freeze.ask.person": "{name} einfrieren?",
  "freeze.ask.detail":
    "Innerhalb von zwei Sekunden schließt jeder betroffene Bildschirm seine Inhalte, und jede Übertragung stoppt. Entwürfe bleiben auf dem Server; nichts geht verloren.",
  "freeze.ask.lift": "Zum Aufheben braucht es zwei Personen.",
  "freeze.done": "Eingefroren",
  "freeze.doneNone": "Keine Aufgabe war offen.",
  "freeze.doneDetail": {
    plural: "count",
    one: "{count} offene Aufgabe wurde geschlossen. Ihr Entwurf bleibt erhalten.",
    other: "{count} offene Aufgaben wurden geschlossen. Ihre Entwürfe bleiben erhalten.",
  },
  "freeze.frozenSince": "Eingefroren seit {when}",
  "freeze.everything":
    "Alles ist eingefroren seit {when}. Ein Teil, den Sie jetzt einfrieren, bleibt eingefroren, wenn das aufgehoben wird.",
  "freeze.active": "Jetzt eingefroren",
  "freeze.none": "Nichts ist eingefroren",
  "freeze.noneDetail": "Die Arbeit geht überall weiter.",
  "freeze.by": "Eingefroren von",
  "freeze.since": "Seit",
  "freeze.lift": "Aufheben",
  "freeze.askLift": "Aufhebung beantragen",
  "freeze.waits": "Wartet auf eine zweite Person",
  "freeze.asked": "Sie haben die Aufhebung beantragt",
  "freeze.askedDetail":
    "Eine andere Person der Administration oder der Sicherheitsprüfung entscheidet auf der Seite „Anträge“.",
} satisfies Translated<typeof freezeEn>;
