import type { Translated } from "../catalogue.ts";
import type { workspace as workspaceEn } from "../en/workspace.ts";

export const workspace = {
  "workspace.title": "Arbeit",
  "workspace.projects": "Projekte",
  "workspace.place": "Wo Sie sind",
  "workspace.empty.title": "Noch kein Projekt",
  "workspace.empty.detail":
    "Sobald eine Projektleitung Sie zu einem Projekt hinzufügt, warten dessen Aufgaben hier. Sie müssen nichts tun.",
  "workspace.badge.returned": { plural: "count", one: "{count} zurückgegeben", other: "{count} zurückgegeben" },
  "workspace.badge.mine": "begonnen",
  "workspace.badge.none": "nichts wartet",
  "workspace.badge.waiting": { plural: "count", one: "{count} wartet", other: "{count} warten" },
  "workspace.badge.today": "{count} heute",
  "workspace.count.waiting": "Warten",
  "workspace.count.returned": "An Sie zurückgegeben",
  "workspace.count.mine": "Von Ihnen begonnen",
  "workspace.count.today": "Heute erledigt",
  "workspace.start": "Beginnen",
  "workspace.readGuideline": "Richtlinie lesen (Version {version})",
  "workspace.continue": "Fortfahren",
  "workspace.startHint": "Sie bekommen eine Aufgabe nach der anderen. Ihre Arbeit wird laufend gespeichert.",
  "workspace.returnedFirst": "Zurückgegebene Arbeit kommt zuerst.",
  "workspace.noForm.short": "nicht eingerichtet",
  "workspace.noForm.title": "Dieses Projekt ist noch nicht eingerichtet",
  "workspace.noForm.detail":
    "Die Projektleitung hat noch nicht veröffentlicht, was zu beantworten ist. Kommen Sie später wieder; Sie müssen nichts tun.",
  "workspace.nothing.title": "Gerade nichts zu tun",
  "workspace.nothing.detail":
    "Jede Aufgabe ist erledigt oder bei jemand anderem. Sie haben heute {count} erledigt. Neue Aufgaben erscheinen hier von selbst.",
  "workspace.lookAgain": "Noch einmal nachsehen",
  "workspace.frozen.title": "Die Arbeit ist vorerst angehalten",
  "workspace.frozen.detail":
    "Jemand mit Verantwortung für die Sicherheit hat sie angehalten. Ihre Entwürfe bleiben erhalten. Versuchen Sie es später wieder.",

  "workspace.fields": "Felder",
  "workspace.questions": "Fragen",
  "workspace.guideline": "Richtlinie",
  "workspace.prefilled": "vorausgefüllt",
  "workspace.prefilled.detail": "Durch eine Vorhersage. Prüfen Sie sie, und ändern Sie, was falsch ist.",
  "workspace.submit": "Abgeben",
  "workspace.sending": "Kein Kontakt, wird erneut gesendet",
  "workspace.skip": "Diese Aufgabe überspringen",
  "workspace.flag": "Problem melden",
  "workspace.release": "Aufgabe zurückgeben und aufhören",
  "workspace.leaveRevisit": "Lassen, wie es war",
  "workspace.correct": "Korrigieren",
  "workspace.recent": "Ihre letzten Aufgaben, solange niemand sie geprüft hat",
  "workspace.recent.at": "{time}, {duration} Arbeit",
  "workspace.recent.open": "Wieder öffnen",
  "workspace.today": { plural: "count", one: "{count} heute erledigt", other: "{count} heute erledigt" },
  "workspace.today.goal": "{count} von {goal} heute",
  "workspace.today.reached": "{count} von {goal} heute: Ziel erreicht",
  "workspace.pace": { plural: "count", one: "Ihr Tempo: {count} pro Stunde", other: "Ihr Tempo: {count} pro Stunde" },
  "workspace.break": {
    plural: "count",
    one: "{count} Minute Arbeit: Zeit für eine Pause?",
    other: "{count} Minuten Arbeit: Zeit für eine Pause?",
  },
  "workspace.break.later": "Nicht jetzt",
  "workspace.opening": "Aufgabe wird geöffnet",
  "workspace.revisiting": "Korrektur früherer Arbeit",
  "workspace.notice":
    "Sind Sie noch da? Diese Aufgabe schließt in weniger als zwei Minuten. Ihre Arbeit ist gespeichert.",
  "workspace.extend": "Weitermachen",

  "workspace.draft.kept": "Zuvor gespeichert",
  "workspace.draft.none": "Noch nichts geändert",
  "workspace.draft.justNow": "Gerade gespeichert",
  "workspace.draft.seconds": "Vor {count} s gespeichert",
  "workspace.draft.ago": "Gespeichert {when}",
  "workspace.draft.unsaved": "Wird gleich gespeichert",
  "workspace.draft.saving": "Wird gespeichert",
  "workspace.draft.offline": "Kein Kontakt. Machen Sie weiter: Es wird gespeichert, sobald er wieder da ist.",
  "workspace.draft.conflict": "Zwei Fassungen: Wählen Sie eine",
  "workspace.draft.signed-out": "Zum Speichern anmelden",
  "workspace.draft.closed": "Wird nicht mehr gespeichert: Diese Aufgabe ist hier geschlossen",
  "workspace.draft.closedKept":
    "Diese Aufgabe ist hier geschlossen. Was nicht gespeichert war, wartet versiegelt auf diesem Rechner.",
  "workspace.draft.full":
    "Nicht gespeichert, und dieser Rechner hat keinen Platz dafür: Geben Sie Speicherplatz frei, und lassen Sie diese Seite offen.",
  "workspace.draft.refused":
    "Nicht gespeichert, und dieser Browser behält nichts: Lassen Sie diese Seite offen. Der Grund kann ein privates Fenster sein oder blockierte Websitedaten.",

  "workspace.outbox.found":
    "Auf diesem Rechner wurde nicht gespeicherte Arbeit gefunden. Sie machen von dort aus weiter.",
  "workspace.outbox.sent-now": "Was Sie ohne Kontakt abgegeben haben, wird jetzt gesendet.",
  "workspace.outbox.not-sent":
    "Was Sie ohne Kontakt abgegeben haben, konnte nicht gesendet werden: Die Aufgabe wurde inzwischen geschlossen. Sehen Sie es noch einmal an, und geben Sie es neu ab.",
  "workspace.outbox.unreadable":
    "Nicht gespeicherte Arbeit an dieser Aufgabe konnte nicht mehr gelesen werden und wurde von diesem Rechner entfernt.",
  "workspace.outbox.over": {
    plural: "count",
    one: "Nicht gespeicherte Arbeit an {count} Aufgabe wurde von diesem Rechner entfernt: Die Aufgabe ist schon abgegeben oder nicht mehr da.",
    other:
      "Nicht gespeicherte Arbeit an {count} Aufgaben wurde von diesem Rechner entfernt: Die Aufgaben sind schon abgegeben oder nicht mehr da.",
  },
  "workspace.outbox.old": {
    plural: "count",
    one: "Nicht gespeicherte Arbeit an {count} Aufgabe wurde von diesem Rechner entfernt: Sie hatte hier einen Monat gewartet.",
    other:
      "Nicht gespeicherte Arbeit an {count} Aufgaben wurde von diesem Rechner entfernt: Sie hatte hier einen Monat gewartet.",
  },

  "workspace.closed.paused.title": "Pause, Ihre Arbeit ist gespeichert",
  "workspace.closed.paused.detail":
    "Die Aufgabe bleibt eine Weile für Sie reserviert. Nichts davon wird gezeigt, bis Sie weitermachen.",
  "workspace.closed.paused.action": "Fortfahren",
  "workspace.closed.taken-over.title": "Auf einem anderen Gerät geöffnet",
  "workspace.closed.taken-over.detail":
    "Sie haben diese Aufgabe anderswo fortgesetzt. Alles, was dort gespeichert wurde, bleibt erhalten.",
  "workspace.closed.taken-over.action": "Stattdessen hier weitermachen",
  "workspace.closed.frozen.title": "Die Arbeit ist vorerst angehalten",
  "workspace.closed.frozen.detail":
    "Jemand mit Verantwortung für die Sicherheit hat sie angehalten. Was Sie getan haben, ist auf dem Server gespeichert und bleibt Ihres.",
  "workspace.closed.frozen.action": "Noch einmal versuchen",
  "workspace.closed.revoked.title": "Diese Aufgabe wurde geschlossen",
  "workspace.closed.revoked.detail":
    "Sie wurde zurückgenommen, oder Ihr Anteil am Projekt hat sich geändert. Ihr Entwurf bleibt erhalten.",
  "workspace.closed.revoked.action": "Nächste Aufgabe",
  "workspace.elsewhere.title": "In einem anderen Tab geöffnet",
  "workspace.elsewhere.detail":
    "Sie arbeiten hier in einem anderen Tab oder Fenster. Es speichert Ihre Arbeit und schließt die Aufgabe, wenn Sie in diesem weitermachen.",
  "workspace.elsewhere.action": "Stattdessen hier arbeiten",
  "workspace.withheld.title": "Kein Kontakt zum Server",
  "workspace.withheld.detail":
    "Die Aufgabe wird nicht gezeigt, bis wieder Kontakt besteht. Ihre Antworten bleiben auf dieser Seite und werden dann gespeichert.",
  "workspace.waiting.detail":
    "Ihre Antworten werden gesendet, sobald wieder Kontakt besteht. Lassen Sie diese Seite offen.",

  "workspace.reason": "Warum?",
  "workspace.reason.note": "In Ihren Worten (optional)",
  "workspace.reason.tooHard": "Zu schwer zu entscheiden",
  "workspace.reason.notMine": "Jemand anderes weiß das besser",
  "workspace.reason.noTime": "Später, nicht jetzt",
  "workspace.reason.broken": "Es ist beschädigt oder wird nicht angezeigt",
  "workspace.reason.wrongPlace": "Es gehört nicht in dieses Projekt",
  "workspace.reason.unclear": "Die Richtlinie sagt dazu nichts",
  "workspace.reason.sensitive": "Bearbeitende sollten es nicht sehen",
  "workspace.skip.title": "Diese Aufgabe überspringen",
  "workspace.skip.detail": "Sie geht zuerst an andere. Was Sie getan haben, bleibt Ihr Entwurf.",
  "workspace.skip.confirm": "Überspringen",
  "workspace.flag.title": "Problem melden",
  "workspace.flag.detail": "Die Aufgabe wartet auf die Leitung. Bis dahin bekommt sie niemand anderes.",
  "workspace.flag.confirm": "Melden",

  "workspace.conflict.title": "An dieser Aufgabe wurde auch anderswo gearbeitet",
  "workspace.conflict.detail": "Beide Fassungen bleiben erhalten, bis Sie wählen, mit welcher es weitergeht.",
  "workspace.conflict.question": "Frage",
  "workspace.conflict.here": "Auf diesem Bildschirm",
  "workspace.conflict.stored": "Anderswo gespeichert",
  "workspace.conflict.nothing": "keine Antwort",
  "workspace.conflict.mine": "Diese behalten",
  "workspace.conflict.theirs": "Die andere nehmen",

  "workspace.keys.title": "Tasten",
  "workspace.keys.workspace": "Die Aufgabe",
  "workspace.keys.field": "Was Sie sehen",
  "workspace.keys.review": "Ihre Entscheidung",
  "workspace.keys.dialog": "Dialoge",
  "workspace.key.submit": "Abgeben und die nächste Aufgabe holen",
  "workspace.key.skip": "Überspringen",
  "workspace.key.flag": "Problem melden",
  "workspace.key.guideline": "Richtlinie ein- oder ausblenden",
  "workspace.takeOver": {
    plural: "count",
    one: "{count} Form aus der vorigen Aufgabe übernehmen",
    other: "{count} Formen aus der vorigen Aufgabe übernehmen",
  },
  "workspace.takeOver.done": {
    plural: "count",
    one: "{count} Form übernommen. Rückgängig nimmt sie zurück.",
    other: "{count} Formen übernommen. Rückgängig nimmt sie zurück.",
  },
  "workspace.takeOver.left": "{count} übernommen; {left} passten nicht zu diesem Bild oder dieser Antwort.",
  "workspace.key.takeOver": "Formen der vorigen Aufgabe übernehmen",
  "workspace.key.extend": "Weitermachen, wenn die Aufgabe gleich schließt",
  "workspace.key.undo": "Rückgängig",
  "workspace.key.redo": "Wiederholen",
  "workspace.key.keys": "Alle Tasten zeigen",
} satisfies Translated<typeof workspaceEn>;
