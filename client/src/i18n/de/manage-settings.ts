import type { Translated } from "../catalogue.ts";
import type { manageSettings as manageSettingsEn } from "../en/manage-settings.ts";

export const manageSettings = {
  "manage.settings.intro":
    "Einstellungen gelten ab der nächsten Aufgabe. Jede Änderung steht im Protokoll, mit der Person, die sie gemacht hat.",
  "manage.settings.name": "Name",
  "manage.settings.name.detail":
    "Er steht in der Projektliste. Er steht auf keiner Kennzeichnung und in keinem Protokolleintrag.",
  "manage.settings.work": "Arbeit",
  "manage.settings.work.detail": "Wie Aufgaben verteilt werden und wie lange jemand eine haben darf.",
  "manage.settings.overlap": "Annotationen je Aufgabe",
  "manage.settings.overlap.detail": "Wie viele Personen jede Aufgabe unabhängig voneinander beantworten. 1 bis 20.",
  "manage.settings.overlap.change":
    "Von {before} auf {after} für jede Aufgabe, die nicht erledigt ist. Fertige Aufgaben bleiben, wie sie sind; wer gerade arbeitet, darf abschließen.",
  "manage.settings.lease": "Dauer einer Zuteilung, in Minuten",
  "manage.settings.lease.detail":
    "Sie verlängert sich von selbst, während jemand arbeitet, und endet nach dieser Zeit ohne Aktivität.",
  "manage.settings.reservation": "Reservierung, in Minuten",
  "manage.settings.reservation.detail":
    "Wie lange eine Aufgabe nach dem Ende der Zuteilung noch vorgemerkt bleibt. Dann geht sie an andere.",
  "manage.settings.grace": "Frist ohne Kontakt, in Sekunden",
  "manage.settings.grace.detail":
    "Ein Bildschirm, der den Server verliert, verdeckt seinen Inhalt nach dieser Zeit; bei 0 sofort.",
  "manage.settings.revisitable": "Eigene letzte Aufgaben",
  "manage.settings.revisitable.detail":
    "Wie viele ihrer letzten Aufgaben Bearbeitende wieder öffnen dürfen; 0 für keine.",
  "manage.settings.prefetch": "Nächste Aufgabe versiegelt vorausschicken",
  "manage.settings.prefetch.detail":
    "Während jemand arbeitet, bekommt der Browser schon die Bilder der Aufgabe, die wahrscheinlich als nächste kommt, für diese Person gekennzeichnet und verschlüsselt. Der Schlüssel folgt erst, wenn die Aufgabe geöffnet und die Einsicht protokolliert wird; übernimmt sie jemand anderes, nie. Die Kennzeichnung kann dann eine Minute nennen, die bis zu zehn Minuten zurückliegt. Aus: Jede Aufgabe lädt, wenn sie geöffnet wird.",
  "manage.settings.mark": "Sichtbare Kennzeichnung",
  "manage.settings.mark.detail":
    "Name oder Kurzcode und der Beginn der Zuteilung, in jedes Bild eingebrannt und über jeden Text gelegt. Sie schreckt ab und ordnet zu; ein Foto des Bildschirms verhindert sie nicht.",
  "manage.settings.markLevel": "Stärke",
  "manage.settings.mark.full": "Voll",
  "manage.settings.mark.full.detail": "Auf jedem Untergrund lesbar.",
  "manage.settings.mark.faint": "Schwach",
  "manage.settings.mark.faint.detail": "Für feine Einzelheiten; mit etwas Mühe lesbar.",
  "manage.settings.mark.full.alt": "Beispielbild mit voller Kennzeichnung",
  "manage.settings.mark.faint.alt": "Beispielbild mit schwacher Kennzeichnung",
  "manage.settings.quality": "Prüfung und Qualität",
  "manage.settings.quality.detail": "Was mit einer Aufgabe geschieht, wenn alle ihre Annotationen da sind.",
  "manage.settings.review": "Prüfung",
  "manage.settings.review.none": "Keine",
  "manage.settings.review.none.detail": "Eine Aufgabe mit allen Annotationen ist erledigt.",
  "manage.settings.review.all": "Jede Aufgabe",
  "manage.settings.review.all.detail": "Über jede entscheidet, wer prüft.",
  "manage.settings.review.below-threshold": "Wo Antworten sich unterscheiden",
  "manage.settings.review.below-threshold.detail":
    "Aufgaben mit übereinstimmenden Antworten werden nach Regel angenommen, die übrigen geprüft.",
  "manage.settings.agreementThreshold": "Angenommen ab einer Übereinstimmung von",
  "manage.settings.agreementThreshold.detail": "Ab dieser Übereinstimmung wird eine Aufgabe ohne Prüfung angenommen.",
  "manage.settings.reviewSample": "Stichprobe einzelner Antworten",
  "manage.settings.reviewSample.detail": "Anteil der Aufgaben mit einer Annotation, die trotzdem geprüft werden.",
  "manage.settings.blindReview": "Wer prüft, sieht nicht, wer geantwortet hat",
  "manage.settings.goldRate": "Anteil der Gold-Aufgaben",
  "manage.settings.goldRate.detail":
    "Elemente mit bekannten Antworten, unerkennbar untergemischt, höchstens die Hälfte.",
  "manage.settings.accuracyStep": "Eigene Genauigkeit nach so vielen Aufgaben",
  "manage.settings.accuracyStep.detail":
    "Der eigene Wert ändert sich höchstens einmal in so vielen fertigen Aufgaben, damit er nicht verrät, welche davon Gold waren.",
  "manage.settings.mustAcknowledgeGuideline": "Eine neue Richtlinie muss vor der nächsten Aufgabe bestätigt werden",
  "manage.settings.data": "Daten",
  "manage.settings.data.detail": "Inhalte sind immer versiegelt. Offen stehen nur Metadaten, die hier genannt sind.",
  "manage.settings.openMetadata": "Offene Metadaten-Schlüssel, einer je Zeile",
  "manage.settings.openMetadata.detail":
    "Ab jetzt importierte Elemente halten diese offen, sodass Listen danach gefiltert werden können. Nennen Sie nichts Geheimes.",
  "manage.settings.openMetadata.tooMany": "Höchstens {most} Schlüssel.",
  "manage.settings.openMetadata.tooLong": "Höchstens {most} Zeichen: {key}…",
  "manage.settings.storage": "Speicherplatz, in GB",
  "manage.settings.storage.detail": "Importe halten an, wenn die Dateien des Projekts das erreichen.",
  "manage.settings.unsaved": "Änderungen nicht gespeichert",
  "manage.settings.undo": "Änderungen zurücknehmen",
  "manage.settings.saved": "Einstellungen gespeichert",
  "manage.settings.tasksChanged": {
    plural: "count",
    one: "{count} Aufgabe braucht jetzt eine andere Zahl von Annotationen.",
    other: "{count} Aufgaben brauchen jetzt eine andere Zahl von Annotationen.",
  },
  "manage.settings.leave": "Ihre Änderungen an den Einstellungen sind nicht gespeichert und gehen verloren.",
  "manage.settings.conflict.title": "Inzwischen hat jemand dieses Projekt geändert",
  "manage.settings.conflict.detail":
    "Nichts wurde überschrieben. Nehmen Sie die gespeicherten Einstellungen, und Ihre Änderungen gehen verloren, oder speichern Sie Ihre darüber.",
  "manage.settings.conflict.mine": "Meine behalten",
  "manage.settings.archive": "Archivieren",
  "manage.settings.archive.detail": "Für ein abgeschlossenes Projekt. Nichts wird gelöscht; Exporte bleiben möglich.",
  "manage.settings.archive.now": "Projekt archivieren",
  "manage.settings.archive.back": "Zurückholen",
  "manage.settings.archive.title": "{name} archivieren?",
  "manage.settings.archive.confirm":
    "Niemand bekommt mehr Aufgaben, offene Bildschirme schließen sofort, und es verlässt die Projektlisten. Sie können es hier zurückholen.",
} satisfies Translated<typeof manageSettingsEn>;
