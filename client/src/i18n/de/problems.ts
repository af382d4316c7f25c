import type { Translated } from "../catalogue.ts";
import type { problems as problemsEn } from "../en/problems.ts";

export const problems = {
  "problem.general": "Dieser Wert wird nicht angenommen. Prüfen Sie ihn, und versuchen Sie es noch einmal.",
  "problem.required": "Das wird gebraucht.",
  "backup.exists": "Eine Datei dieses Namens gibt es schon. Wählen Sie einen anderen Namen; nichts wurde geschrieben.",
  "work.other-form":
    "Diese Antworten gehören zu einer anderen Fassung der Fragen als der, mit der diese Aufgabe geöffnet wurde. Nichts wurde geändert, und Ihr Entwurf bleibt erhalten. Laden Sie die Seite neu, und machen Sie weiter.",
  "budget.used-up":
    "Sie haben so viel geöffnet, wie eine Person in einer Stunde darf ({limit}). Ihre Arbeit ist gespeichert.",

  "input.invalid-type": "Das wird gebraucht, aber in anderer Form. Prüfen Sie es, und versuchen Sie es noch einmal.",
  "input.too-big": "Das ist zu lang oder zu groß.",
  "input.too-small": "Das wird gebraucht oder ist zu kurz.",
  "input.invalid-format": "Das hat nicht die Form, die gebraucht wird.",
  "input.not-multiple-of": "Diese Zahl passt nicht zu den erlaubten Schritten.",
  "input.unrecognized-keys": "Es wurde etwas geschickt, das dieser Server nicht kennt. Laden Sie die Seite neu.",
  "input.invalid-union": "Das hat keine der Formen, die gelesen werden können.",
  "input.invalid-key": "Ein Name darin ist nicht erlaubt.",
  "input.invalid-element": "Ein Eintrag darin ist nicht erlaubt.",
  "input.invalid-value": "Das ist keiner der erlaubten Werte.",
  "input.custom": "Dieser Wert wird nicht angenommen. Prüfen Sie ihn, und versuchen Sie es noch einmal.",

  "sign-in.wrong": "Anmeldename oder Passwort ist falsch, oder das Konto ist hier nicht aktiv.",
  "second-factor.wrong": "Dieser Code ist falsch oder wurde schon benutzt. Warten Sie auf den nächsten.",
  "password.wrong": "Das Passwort ist falsch.",
  "password.too-short": "Das Passwort braucht mindestens {least} Zeichen.",
  "password.too-long": "Das Passwort darf höchstens {most} Zeichen haben.",
  "password.common": "Dieses Passwort probieren Angreifer als eines der ersten. Wählen Sie ein anderes.",
  "password.about-you": "Dieses Passwort ist aus Ihrem Namen oder Anmeldenamen gebildet. Wählen Sie ein anderes.",
  "people.login-taken": "Dieser Anmeldename ist vergeben. Wählen Sie einen anderen.",
  "people.no-such-team": "Dieses Team gibt es nicht mehr. Wählen Sie ein anderes.",
  "people.is-disabled": "Das Konto ist deaktiviert. Aktivieren Sie es zuerst.",
  "people.has-project-roles":
    "Diese Person hat Rollen in Projekten, was ein solches Amt ausschließt. Die Projektleitungen müssen sie ihr zuerst entziehen.",
  "people.second-factor-needed":
    "Die Einstellungen der Installation verlangen von allen einen zweiten Faktor. Lockern Sie das zuerst.",
  "people.labelers-only": "Nur wer ausschließlich bearbeitet, darf sich ohne zweiten Faktor anmelden.",
  "break-glass.not-this-kind": "Ein Antrag dieser Art kann nicht mit einem Notfallcode genehmigt werden.",
  "break-glass.requester-left":
    "Wer den Antrag gestellt hat, dürfte ihn nicht mehr stellen; deshalb kann er nicht genehmigt werden.",
  "break-glass.somebody-can":
    "Genehmigen können das: {names}. Notfallcodes sind für den Fall da, dass es niemand kann.",
  "reset.login-wrong": "Das ist nicht der Anmeldename, für den der Link gilt.",
  "teams.network": "{network} ist kein Netzbereich. Schreiben Sie ihn wie 10.20.0.0/16 oder 2001:db8::/32.",
  "teams.member": "Eine der gewählten Personen hat kein Konto mehr. Laden Sie die Seite neu.",
  "people.duties-apart":
    "Administration und Sicherheitsprüfung haben keinen Anteil an Projekten. Entziehen Sie dieses Recht, oder wählen Sie eine andere Rolle.",

  "image.empty": "Die Datei ist leer.",
  "image.type-unknown": "Das ist kein Bild, das gelesen werden kann. Nehmen Sie JPEG, PNG, WebP, GIF oder TIFF.",
  "image.type-refused": "Dateien der Art {found} werden nicht angenommen. Nehmen Sie JPEG, PNG, WebP, GIF oder TIFF.",
  "image.polyglot":
    "Dieses Bild enthält auch eine Datei der Art {found}; das wird abgelehnt. Speichern Sie es neu als einfaches Bild.",
  "image.damaged":
    "Das Bild ist beschädigt oder abgeschnitten. Speichern Sie es neu, und versuchen Sie es noch einmal.",
  "image.too-slow":
    "Das Lesen des Bildes hat länger als {seconds} Sekunden gedauert; das wird abgelehnt. Speichern Sie es in einfacherer Form.",
  "image.bytes": "Die Datei hat {bytes} Bytes, erlaubt sind {limit}.",
  "image.side": "Die längere Seite des Bildes hat {side} Pixel, erlaubt sind {limit}.",
  "image.pixels": "Das Bild hat {pixels} Pixel, erlaubt sind {limit}.",
  "image.ratio": "Das Bild mit {width} × {height} ist mehr als {limit}-mal so lang wie breit; das wird abgelehnt.",

  "blobs.disk-low":
    "Die Festplatte ist fast voll: {neededMegabytes} MB werden gebraucht. Nichts wurde gespeichert. Die Administration muss Platz schaffen.",
  "blobs.not-an-id": "Die Adresse des Bildes ist abgeschnitten. Laden Sie die Seite neu.",
  "blobs.range": "Es wurde ein Teil verlangt, den es nicht gibt: Die Datei hat {size} Bytes. Beginnen Sie neu.",
  "rendition.target": "Ein Bild kann mit Seiten von 1 bis {limit} Pixeln gezeigt werden.",
  "rendition.outside": "Es wurde ein Teil verlangt, der außerhalb des Bildes liegt.",
} satisfies Translated<typeof problemsEn>;
