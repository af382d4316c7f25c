import type { Translated } from "../catalogue.ts";
import type { errors as errorsEn } from "../en/errors.ts";

export const errors = {
  "error.absent.title": "Nicht gefunden",
  "error.absent.detail":
    "Es gibt das nicht, oder es ist für Sie nicht zugänglich. Nichts wurde geändert. Wenn Sie es hier erwartet haben, fragen Sie die Projektleitung.",
  "error.signed-out.title": "Sie sind abgemeldet",
  "error.signed-out.detail":
    "Ihre Sitzung ist beendet. Nichts ist verloren: Melden Sie sich an, und diese Seite macht dort weiter, wo sie aufgehört hat.",
  "error.locked.title": "Ihre Sitzung ist gesperrt",
  "error.locked.detail":
    "Nichts ist verloren: Entsperren Sie sie mit Ihrem Passwort, und diese Seite macht dort weiter, wo sie aufgehört hat.",
  "error.second-factor-needed.title": "Noch ein Schritt zur Anmeldung",
  "error.second-factor-needed.detail": "Geben Sie den Code Ihrer Authenticator-App ein. Nichts ist verloren.",
  "error.must-enrol.title": "Richten Sie zuerst einen zweiten Faktor ein",
  "error.must-enrol.detail": "Diese Installation verlangt einen. Nichts ist verloren: Danach geht die Seite weiter.",
  "error.throttled.title": "Zu viele Versuche",
  "error.throttled.detail": "Nichts wurde geändert. Warten Sie einen Moment, und versuchen Sie es noch einmal.",
  "error.invalid.title": "Etwas in der Eingabe muss geändert werden",
  "error.invalid.detail": "Nichts wurde gespeichert, und Ihre Eingaben stehen noch hier.",
  "error.conflict.title": "Jemand war mit einer Änderung schneller",
  "error.conflict.detail":
    "Nichts wurde überschrieben, und Ihre Eingaben stehen noch hier. Laden Sie die neuere Fassung, und entscheiden Sie dann.",
  "error.stale-lease.title": "Ihre Zeit für diese Aufgabe ist um",
  "error.stale-lease.detail":
    "Die Aufgabe wurde geschlossen oder von jemandem übernommen. Ihr Entwurf liegt auf dem Server.",
  "error.frozen.title": "Die Arbeit ist eingefroren",
  "error.frozen.detail":
    "Aus Sicherheitsgründen ist dies eingefroren. Entwürfe liegen auf dem Server; die Arbeit geht weiter, sobald das Einfrieren aufgehoben ist.",
  "error.second-person-needed.title": "Eine zweite Person muss das genehmigen",
  "error.second-person-needed.detail": "Nichts wurde geändert. Jemand anderes als Sie muss es genehmigen.",
  "error.nothing-to-do.title": "Keine Aufgabe wartet",
  "error.nothing-to-do.detail":
    "Alles, was Ihnen angeboten wird, ist erledigt oder in Arbeit. Neue Arbeit erscheint hier.",
  "error.must-acknowledge.title": "Lesen Sie zuerst die Richtlinie",
  "error.must-acknowledge.detail":
    "Es gibt eine Fassung der Richtlinie, die vor der nächsten Aufgabe gelesen und bestätigt werden muss. Ihre Arbeit ist gespeichert.",
  "error.too-large.title": "Das liegt über einer Grenze",
  "error.too-large.detail": "Nichts wurde gespeichert, und Ihre Eingaben stehen noch hier.",
  "error.quota.title": "Ein Kontingent ist aufgebraucht",
  "error.quota.detail":
    "Nichts ist verloren. Versuchen Sie es später, oder bitten Sie die Administration, die Grenze anzuheben.",
  "error.unavailable.title": "Keyhole kann gerade nichts protokollieren",
  "error.unavailable.detail":
    "Was nicht protokolliert werden kann, wird weder gezeigt noch geändert. Nichts Bestätigtes ist verloren. Versuchen Sie es gleich noch einmal.",
  "error.internal.title": "Keyhole hat einen Fehler gemacht",
  "error.internal.detail":
    "Nichts Bestätigtes ist verloren. Die Ursache steht in der Logdatei des Servers; versuchen Sie es noch einmal, oder sagen Sie der Administration Bescheid.",
  "error.network.title": "Kein Kontakt zum Server",
  "error.network.detail":
    "Nichts Bestätigtes ist verloren, und Ihre Eingaben stehen noch hier. Prüfen Sie die Verbindung, und versuchen Sie es noch einmal.",
  "error.page.title": "Diese Seite funktioniert nicht mehr",
  "error.page.detail": "Gespeicherte Arbeit liegt sicher auf dem Server. Laden Sie die Seite neu, um fortzufahren.",
  "error.retry": "Noch einmal versuchen",
  "error.retryIn": {
    plural: "seconds",
    one: "Sie können es in {seconds} Sekunde noch einmal versuchen.",
    other: "Sie können es in {seconds} Sekunden noch einmal versuchen.",
  },
} satisfies Translated<typeof errorsEn>;
