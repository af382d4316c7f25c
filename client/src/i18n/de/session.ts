import type { Translated } from "../catalogue.ts";
import type { session as sessionEn } from "../en/session.ts";

export const session = {
  "session.signIn.title": "Bei Keyhole anmelden",
  "session.signIn.login": "Anmeldename",
  "session.signIn.password": "Passwort",
  "session.signIn.submit": "Anmelden",
  "session.signIn.refused": "Anmeldename oder Passwort ist falsch, oder das Konto ist hier nicht aktiv.",
  "session.signIn.demo": "Personen der Demo",
  "session.signIn.demoHint": "Passwörter und aktuelle Codes stehen in dem Fenster, in dem die Demo gestartet wurde.",
  "session.signIn.again":
    "Ihre Sitzung ist beendet. Melden Sie sich an, um fortzufahren: Die Seite dahinter ist, wie Sie sie verlassen haben.",
  "session.signIn.other":
    "Fahren Sie als {name} fort, oder melden Sie sich als jemand anderes an und beginnen Sie neu.",

  "session.setUpNeeded.title": "Keyhole kann eingerichtet werden",
  "session.setUpNeeded.detail":
    "Die erste Person der Administration meldet sich mit dem Einrichtungslink an, den der Server dort ausgegeben hat, wo er gestartet wurde. Er gilt einmal und eine Stunde lang; ein Neustart des Servers gibt einen neuen aus.",

  "session.secondFactor.title": "Geben Sie Ihren Code ein",
  "session.secondFactor.code": "Code aus Ihrer Authenticator-App",
  "session.secondFactor.codeHint": "Sechs Ziffern; alle 30 Sekunden erscheint ein neuer Code.",
  "session.secondFactor.submit": "Weiter",
  "session.secondFactor.refused": "Dieser Code ist falsch oder wurde schon benutzt. Warten Sie auf den nächsten.",
  "session.secondFactor.useRecovery": "Stattdessen einen Wiederherstellungscode verwenden",
  "session.secondFactor.useApp": "Stattdessen die Authenticator-App verwenden",
  "session.secondFactor.recovery": "Wiederherstellungscode",
  "session.secondFactor.recoveryHint": "Einer der zehn Codes, die Sie aufbewahrt haben. Jeder gilt einmal.",
  "session.secondFactor.recoveryRefused": "Dieser Wiederherstellungscode ist falsch oder wurde schon benutzt.",
  "session.secondFactor.startOver": "Als jemand anderes anmelden",

  "session.enrol.title": "Schützen Sie Ihr Konto",
  "session.enrol.intro":
    "Keyhole fragt bei jeder Anmeldung nach einem Code von Ihrem Telefon. Scannen Sie das Bild mit einer Authenticator-App, und geben Sie dann den Code ein, den sie zeigt.",
  "session.enrol.qr": "QR-Code für eine Authenticator-App",
  "session.enrol.byHand": "Scannen geht nicht? Geben Sie diesen Schlüssel von Hand ein",
  "session.enrol.code": "Code, den die App zeigt",
  "session.enrol.submit": "Bestätigen",
  "session.enrol.refused":
    "Dieser Code passt nicht. Prüfen Sie, ob die Uhr des Telefons richtig geht, und geben Sie den neuesten Code ein.",

  "session.recovery.title": "Bewahren Sie Ihre Wiederherstellungscodes auf",
  "session.recovery.intro":
    "Wenn Sie Ihr Telefon verlieren, können Sie sich mit jedem dieser Codes einmal anmelden. Sie werden nur jetzt gezeigt: Drucken Sie sie aus, oder legen Sie sie in einem Passwortmanager ab.",
  "session.recovery.list": "Wiederherstellungscodes",
  "session.breakGlass.title": "Bewahren Sie die Notfallcodes auf",
  "session.breakGlass.intro":
    "Um ein Einfrieren aufzuheben, braucht es zwei Personen. Ist die zweite nicht erreichbar, hebt jeder dieser Codes einmal jedes Einfrieren auf, und zwar auf der Befehlszeile des Servers selbst; alle mit einer Aufgabe in der Installation werden benachrichtigt. Bewahren Sie sie offline auf, getrennt von Ihren eigenen Codes. Sie werden nur jetzt gezeigt.",
  "session.breakGlass.list": "Notfallcodes",
  "session.recovery.copy": "Alle Codes kopieren",
  "session.recovery.saved": "Ich habe diese Codes aufbewahrt",
  "session.recovery.done": "Weiter zu Keyhole",

  "session.welcome.title": "Willkommen bei Keyhole",
  "session.welcome.setUp.title": "Keyhole einrichten",
  "session.welcome.setUp.intro":
    "Sie übernehmen die Administration als erste Person. Die Administration lädt Personen ein; Inhalte sieht sie nie.",
  "session.welcome.setUp.submit": "Mein Konto anlegen",
  "session.welcome.invited.title": "Willkommen bei Keyhole",
  "session.welcome.invited.intro": "Sie wurden eingeladen. Wählen Sie, wie Sie sich anmelden.",
  "session.welcome.invited.submit": "Mein Konto anlegen",
  "session.welcome.reset.title": "Neues Passwort festlegen",
  "session.welcome.reset.intro":
    "Ihre Anmeldung wurde zurückgesetzt. Wählen Sie ein neues Passwort, und richten Sie dann Ihren zweiten Faktor neu ein. Der alte gilt nicht mehr.",
  "session.welcome.reset.submit": "Passwort festlegen",
  "session.welcome.name": "Ihr Name",
  "session.welcome.nameHint":
    "Ihre Kolleginnen und Kollegen sehen ihn. Bei verdeckter Prüfung bleiben die Namen der Bearbeitenden verborgen.",
  "session.welcome.login": "Anmeldename",
  "session.welcome.loginHint": "Eine Adresse oder ein kurzer Name: Kleinbuchstaben, Ziffern und . _ + @ -",
  "session.welcome.password": "Passwort",
  "session.welcome.passwordHint": "Mindestens 12 Zeichen. Einen Satz merkt man sich leichter als ein Rätsel.",
  "session.welcome.tooShort": "Das Passwort braucht mindestens 12 Zeichen; dieses hat {count}.",
  "session.welcome.roles": "Rollen: {roles}",
  "session.welcome.invalidTitle": "Dieser Link gilt nicht mehr",
  "session.welcome.invalidDetail":
    "Er wurde schon benutzt, ist abgelaufen oder wurde beim Kopieren abgeschnitten. Bitten Sie die Person, die ihn geschickt hat, um einen neuen. Wenn Sie schon ein Konto haben, melden Sie sich an.",
  "session.welcome.setUpInvalidHint":
    "Richten Sie gerade ein? Starten Sie den Server neu: Er gibt einen frischen Link aus.",
  "session.welcome.toSignIn": "Zur Anmeldung",

  "session.lock.title": "Gesperrt",
  "session.lock.detail":
    "{name}, Ihre Arbeit ist gespeichert. Ihr Passwort entsperrt diese Seite dort, wo Sie aufgehört haben.",
  "session.lock.password": "Passwort",
  "session.lock.submit": "Entsperren",
  "session.lock.refused": "Das Passwort ist falsch.",
  "session.lock.signOut": "Stattdessen abmelden",

  "session.cover": "Ihre Sitzung",
  "session.failed.title": "Keyhole ist nicht erreichbar",
  "session.role.administrator": "Administration",
  "session.role.security-reviewer": "Sicherheitsprüfung",
  "session.role.lead": "Leitung",
  "session.role.reviewer": "Prüfung",
  "session.role.labeler": "Bearbeitung",
} satisfies Translated<typeof sessionEn>;
