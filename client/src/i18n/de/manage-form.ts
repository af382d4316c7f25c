import type { Translated } from "../catalogue.ts";
import type { manageForm as manageFormEn } from "../en/manage-form.ts";

export const manageForm = {
  "manage.form.fields": "Felder",
  "manage.form.fields.detail": "Was gezeigt wird. Importe füllen jedes Feld nach seinem Namen.",
  "manage.form.questions": "Fragen",
  "manage.form.questions.detail": "Was zu einem Feld gefragt wird.",
  "manage.form.addField": "Feld hinzufügen",
  "manage.form.addQuestion": "Frage hinzufügen",
  "manage.form.kind": "Art",
  "manage.form.title": "Titel",
  "manage.form.questionTitle": "Frage",
  "manage.form.name": "Name in den Daten",
  "manage.form.description": "Erläuterung",
  "manage.form.about": "Zum Feld",
  "manage.form.noField": "Kein Feld passt: Fügen Sie zuerst eines hinzu",
  "manage.form.required": "Muss beantwortet werden",
  "manage.form.fieldRequired": "Jedes Element hat es",
  "manage.form.layout": "Modellantworten stehen",
  "manage.form.layout.auto": "Nebeneinander, wo Platz ist",
  "manage.form.layout.columns": "Immer nebeneinander",
  "manage.form.layout.stacked": "Untereinander",
  "manage.form.shuffle": "Für alle Bearbeitenden eine andere Reihenfolge (sie wird mit den Antworten gespeichert)",
  "manage.form.markdown": "Markdown, Code und Formeln darstellen; Texte zum Markieren erscheinen immer wie geschrieben",
  "manage.form.untitled": "Ohne Titel",
  "manage.form.removeField": "Feld {title} entfernen",
  "manage.form.removeQuestion": "Frage {title} entfernen",
  "manage.form.drag": "{title} verschieben: ziehen oder Pfeiltasten nach oben und unten",
  "manage.form.up": "{title} nach oben",
  "manage.form.down": "{title} nach unten",
  "manage.form.problems": { plural: "count", one: "{count} Problem", other: "{count} Probleme" },
  "manage.form.preview": "Vorschau",
  "manage.form.preview.detail":
    "Wie Bearbeitende es sehen, an einem Beispiel. Probieren Sie es aus: Nichts hier bleibt erhalten.",
  "manage.form.preview.source": "Vorschau mit",
  "manage.form.preview.sample": "einem erfundenen Beispiel",
  "manage.form.preview.item": "dem ersten Element des Projekts",
  "manage.form.preview.item.detail":
    "Mit Element {id} dieses Projekts. Probieren Sie es aus: Nichts hier bleibt erhalten.",
  "manage.form.preview.noItem": "Dieses Projekt hat noch keine Elemente.",
  "manage.form.preview.lacks": "Diesem Element fehlt: {fields}.",
  "manage.form.view": "Ansicht des Formulars",
  "manage.form.view.cards": "Bauen",
  "manage.form.view.json": "JSON",
  "manage.json.label": "Das Formular als JSON",
  "manage.json.detail":
    "Strg und Leertaste zeigen, was am Zeiger stehen kann. Pfeiltasten wählen, Enter übernimmt, Escape schließt.",
  "manage.json.notJson": "Das kann hier nicht stehen: Der Text ist kein JSON.",
  "manage.json.mendFirst":
    "Das JSON ist noch kein Formular. Bringen Sie es zuerst in Ordnung, oder verwerfen Sie Ihre Änderungen.",
  "manage.json.problem": "Zeile {line}, Spalte {column}: {text}",
  "manage.json.proposals": "Vorschläge",
  "manage.json.fine": "Kein Problem gefunden.",
  "manage.form.previewLeft": {
    plural: "count",
    one: "{count} Frage wird nicht gezeigt, bis ihre Probleme behoben sind.",
    other: "{count} Fragen werden nicht gezeigt, bis ihre Probleme behoben sind.",
  },
  "manage.form.neverPublished": "Noch nicht veröffentlicht",
  "manage.form.published": "Version {version} gilt",
  "manage.form.publishedNow": "Version {version} ist veröffentlicht: Die nächsten Aufgaben verwenden sie",
  "manage.form.unpublished": "Änderungen nicht veröffentlicht",
  "manage.form.versions": "Versionen",
  "manage.form.version": "Version {version}",
  "manage.form.publishedBy": "{when}, von {name}",
  "manage.form.inForce": "Gilt",
  "manage.form.restore": "Diese bearbeiten",
  "manage.form.discard": "Änderungen verwerfen",
  "manage.form.discard.title": "Ihre Änderungen verwerfen?",
  "manage.form.discard.detail": "Das Formular kehrt zur veröffentlichten Version zurück.",
  "manage.form.leave.detail": "Ihre Änderungen am Formular sind nicht veröffentlicht und gehen verloren.",
  "manage.form.publish": "Veröffentlichen",
  "manage.form.publish.title": "Version {version} veröffentlichen",
  "manage.form.publish.first": "Bearbeitende können beginnen, sobald das Projekt Elemente hat.",
  "manage.form.publish.detail":
    "Aufgaben, die ab jetzt geöffnet werden, verwenden diese Version. Bisherige Antworten bleiben, wie sie sind, und bleiben mit der Version lesbar, unter der sie gegeben wurden.",
  "manage.form.conflict.title": "Inzwischen hat jemand veröffentlicht",
  "manage.form.conflict.detail":
    "Version {version} wurde veröffentlicht, während Sie bearbeitet haben. Nichts wurde überschrieben. Nehmen Sie jene Version, und Ihre Änderungen gehen verloren, oder veröffentlichen Sie Ihre darüber; das würde sich dann ändern:",
  "manage.form.conflict.theirs": "Die andere laden",
  "manage.form.conflict.mine": "Meine behalten, als Version {version}",

  "manage.form.change.fieldRemoved":
    "Das Feld „{title}“ wird nicht mehr gezeigt. Elemente behalten seinen Inhalt, und Antworten dazu bleiben im Export.",
  "manage.form.change.fieldKind": "Das Feld „{title}“ ändert seine Art: Bisher importierte Elemente passen nicht dazu.",
  "manage.form.change.fieldRequired":
    "Das Feld „{title}“ ist neu, und jedes Element muss es haben: Bisher importierte haben es nicht; dort werden Fragen dazu nicht gestellt.",
  "manage.form.change.fieldAdded": "Das Feld „{title}“ ist neu: Nur ab jetzt importierte Elemente haben es.",
  "manage.form.change.questionRemoved":
    "„{title}“ wird nicht mehr gefragt. Bisherige Antworten bleiben lesbar und werden exportiert.",
  "manage.form.change.questionRequired":
    "„{title}“ ist neu und muss beantwortet werden; fertige Aufgaben haben darauf keine Antwort.",
  "manage.form.change.questionAdded": "„{title}“ ist neu; fertige Aufgaben haben darauf keine Antwort.",
  "manage.form.change.questionType":
    "„{title}“ wird zu einer Frage anderer Art: Bisherige Antworten werden dafür nicht mehr gezeigt.",
  "manage.form.change.questionField":
    "„{title}“ wird zu einem anderen Feld gefragt; frühere Antworten galten dem alten.",
  "manage.form.change.nowRequired":
    "„{title}“ muss ab jetzt beantwortet werden; Entwürfe ohne Antwort können nicht abgegeben werden.",
  "manage.form.change.labelsRemoved":
    "„{title}“ verliert: {labels}. Antworten damit bleiben; Entwürfe damit müssen vor dem Abgeben korrigiert werden.",
  "manage.form.change.labelsAdded": "„{title}“ erhält: {labels}. Fertige Aufgaben entstanden ohne das.",
  "manage.form.change.questionChanged": "„{title}“ ändert sich. Bisherige Antworten bleiben unberührt.",

  "manage.sample.text":
    "Maria Lindqvist kam am 3. März zu Northwind Energy nach Oslo. Das Unternehmen, gegründet von Jonas Berg, baut Windräder und verkauft sie in Dänemark, Spanien und Chile. „Wir haben unsere Produktion in zwei Jahren verdoppelt“, sagte sie am Montag der Harbour Gazette.",
  "manage.sample.system": "Antworte kurz und wahrheitsgemäß.",
  "manage.sample.user": "Warum geht Brot auf, und kann ich es ohne Hefe backen?",
  "manage.sample.responseA":
    "Hefe frisst Zucker im Teig und gibt Kohlendioxid ab, das der Kleber als Bläschen festhält. Ohne Hefe nehmen Sie Natron mit Buttermilch: Die Säure und das Natron bilden dann das Gas.",
  "manage.sample.responseB": "Brot geht auf, weil es im Ofen heiß ist. Für Brot braucht man immer Hefe.",
} satisfies Translated<typeof manageFormEn>;
