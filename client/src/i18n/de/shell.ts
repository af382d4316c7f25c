import type { Translated } from "../catalogue.ts";
import type { shell as shellEn } from "../en/shell.ts";

export const shell = {
  "shell.skip": "Zum Inhalt springen",
  "shell.navigation": "Hauptnavigation",
  "shell.work": "Arbeit",
  "shell.projects": "Projekte",
  "shell.review": "Prüfen",
  "shell.requests": "Anträge",
  "shell.trail": "Protokoll",
  "shell.admin": "Verwaltung",
  "shell.person": "Konto: {name}",
  "shell.me": "Was Keyhole über mich speichert",
  "shell.lock": "Jetzt sperren",
  "shell.signOut": "Abmelden",
  "shell.signOutEverywhere": "Auf allen Geräten abmelden",
  "shell.theme": "Darstellung",
  "shell.theme.system": "Wie das System",
  "shell.theme.light": "Hell",
  "shell.theme.dark": "Dunkel",
  "shell.contactLost": "Kein Kontakt zum Server. Neuer Versuch läuft …",
  "shell.demo": "Demo: handeln als",
  "shell.demo.failed": "Nichts hat sich geändert. Versuchen Sie es noch einmal.",
  "shell.notFound": "Hier gibt es keine Seite",
  "shell.notFoundDetail": "Die Adresse ist vielleicht alt oder unvollständig. Nichts ist verloren.",
  "shell.toHome": "Zur Startseite",
  "shell.reload": "Seite neu laden",
} satisfies Translated<typeof shellEn>;
