import type { Translated } from "../catalogue.ts";
import type { exports as exportsEn } from "../en/exports.ts";

export const exports = {
  "exports.title": "Exporte",
  "exports.intro":
    "Labels verlassen Keyhole nur, wenn zwei Personen einig sind: Sie beantragen, jemand anderes genehmigt genau das Beantragte, und Sie holen die Datei innerhalb einer Stunde ab.",
  "exports.ask": "Export beantragen",
  "exports.empty.title": "Noch nichts wurde exportiert",
  "exports.empty.detail":
    "Beantragen Sie eine Datei mit den Labels dieses Projekts. Eine andere Leitung oder die Administration muss sie genehmigen.",
  "exports.list": "Exporte dieses Projekts",

  "exports.format": "Format",
  "exports.format.jsonl": "JSONL",
  "exports.format.jsonl.detail": "Alles: jede Antwort, wie sie gegeben wurde, eine Zeile je Annotation",
  "exports.format.coco": "COCO",
  "exports.format.coco.detail": "Rechtecke, Polygone und Schlüsselpunkte",
  "exports.format.conll": "CoNLL",
  "exports.format.conll.detail": "Textstellen, als BIO-Tags",
  "exports.format.csv": "CSV",
  "exports.format.csv.detail":
    "Auswahlen, Bewertungen, Rangfolgen, Zahlen und Texte, gefahrlos in einer Tabellenkalkulation zu öffnen",
  "exports.format.none": "Keine Frage dieses Projekts passt.",

  "exports.which": "Annotationen",
  "exports.states.accepted": "Angenommene",
  "exports.states.accepted-and-submitted": "Angenommene und solche, über die noch niemand entschieden hat",
  "exports.content": "Auch die Texte und Gespräche, die gelabelt wurden",
  "exports.content.with": "Enthalten",
  "exports.content.without": "Ausgelassen",
  "exports.content.pictures": "Auch die Größe jedes Bildes",
  "exports.pictures": "Auch die Originalbilder, ohne Kennzeichnung: Die Datei ist dann ein ZIP",
  "exports.pictures.without": "Keine",
  "exports.withPictures": { plural: "pictures", one: "mit {pictures} Bild", other: "mit {pictures} Bildern" },
  "exports.questions": "Fragen",
  "exports.from": "Abgegeben ab",
  "exports.to": "Abgegeben bis",
  "exports.metadata": "Nur Elemente mit",
  "exports.metadata.any": "Beliebiger Wert",
  "exports.metadata.value": "Wert",
  "exports.recipient": "Empfänger",
  "exports.recipient.detail": "Wer die Datei bekommt: ein Team, ein System, eine Person",
  "exports.purpose": "Zweck",
  "exports.purpose.detail": "Wofür sie ist. Danach entscheidet, wer genehmigt.",
  "exports.send": "Genehmigung beantragen",

  "exports.count": {
    plural: "rows",
    one: "{rows} Annotation zu {items} von {total} Elementen ({share}), von {people}",
    other: "{rows} Annotationen zu {items} von {total} Elementen ({share}), von {people}",
  },
  "exports.count.people": { plural: "people", one: "{people} Person", other: "{people} Personen" },
  "exports.count.partial": "Mindestens {rows} Annotationen; beim Beantragen werden alle gezählt",
  "exports.count.none":
    "Keine Annotation passt. Angenommene erscheinen, sobald sie geprüft wurden oder übereinstimmen.",
  "exports.approvers": "Genehmigen kann: {names}.",
  "exports.approvers.administrator": "die Administration",
  "exports.approvers.none":
    "Noch kann niemand genehmigen: Es braucht eine andere Leitung dieses Projekts oder jemanden der Administration mit einem Konto, das einen Tag alt ist und das Sie weder eingeladen noch zurückgesetzt haben.",

  "exports.column.what": "Was",
  "exports.column.for": "Für",
  "exports.column.asked": "Beantragt von",
  "exports.column.state": "Stand",
  "exports.column.actions": "Aktionen",
  "exports.rows": { plural: "rows", one: "{rows} Zeile", other: "{rows} Zeilen" },
  "exports.items": "{items} von {total} Elementen",

  "exports.phase.waiting": "Wartet auf Genehmigung",
  "exports.phase.refused": "Abgelehnt",
  "exports.phase.withdrawn": "Zurückgezogen",
  "exports.phase.lapsed": "Nicht rechtzeitig erstellt",
  "exports.phase.building": "Wird erstellt",
  "exports.phase.ready": "Bereit",
  "exports.phase.closed": "Geschlossen",
  "exports.phase.failed": "Konnte nicht erstellt werden",
  "exports.detail.waitingFor": "Wartet auf {names}",
  "exports.detail.decidedBy": "Von {name}",
  "exports.detail.built": "{done} von {rows} Zeilen",
  "exports.detail.readyUntil": "{size}, bis {when}",
  "exports.detail.readyOther": "{name} kann sie bis {when} abholen",
  "exports.detail.complete": "Vollständig abgeholt",
  "exports.detail.expired": "Ihre Stunde ist um",
  "exports.detail.failed":
    "Die Ursache steht in der Logdatei des Servers. Beantragen Sie neu, oder sagen Sie der Administration Bescheid.",
  "exports.detail.lapsed": "Beantragen Sie neu, wenn es noch gebraucht wird.",

  "exports.download": "Herunterladen",
  "exports.downloading": "Wird heruntergeladen",
  "exports.manifest": "Manifest",
  "exports.withdraw": "Zurückziehen",
  "exports.decide": "Entscheiden",
  "exports.progress": "{done} von {size}",
  "exports.done": "Die Datei ist vollständig",
  "exports.done.detail":
    "Der Export ist jetzt geschlossen. Prüfen Sie die Kopie anhand des SHA-256 in seinem Manifest.",
  "exports.asked": "Beantragt. Genehmigen kann: {names}.",
  "exports.tooLarge":
    "Dieser Browser kann eine Datei von {size} nicht stückweise speichern. Nehmen Sie Chrome oder Edge, die das können.",
  "exports.interrupted":
    "Das Herunterladen hielt bei {done} von {size} an. Drücken Sie innerhalb der Stunde noch einmal auf „Herunterladen“, und wählen Sie eine neue Datei.",

  "export.nothing": "Keine Annotation passt zu diesen Filtern. Nichts wurde beantragt.",
  "export.no-question": "Dieses Format hat keinen Platz für die Fragen dieser Annotationen. Wählen Sie ein anderes.",
  "export.question-not-held":
    "Das Format hat keinen Platz für die Frage „{question}“. Lassen Sie sie aus, oder wählen Sie JSONL.",
  "export.metadata-key": "„{key}“ steht in diesem Projekt nicht offen; deshalb kann danach nicht gefiltert werden.",
  "export.no-pictures": "Keine dieser Annotationen gehört zu einem Bild. Beantragen Sie ohne Bilder.",
  "export.too-many-pictures":
    "Mehr als {limit} Bilder passen. Engen Sie die Filter ein, und beantragen Sie mehrere Exporte.",
  "export.too-many-rows":
    "Mehr als {limit} Annotationen passen. Engen Sie die Filter ein, und beantragen Sie mehrere Exporte.",
  "export.too-many-waiting":
    "{limit} Exporte dieses Projekts warten schon. Ziehen Sie einen zurück, oder warten Sie auf eine Entscheidung.",
} satisfies Translated<typeof exportsEn>;
