import type { Translated } from "../catalogue.ts";
import type { admin as adminEn } from "../en/admin.ts";

export const admin = {
  "admin.tabs": "Verwaltung",
  "admin.actions": "Aktionen",
  "admin.tab.people": "Personen",
  "admin.tab.teams": "Teams",
  "admin.tab.freeze": "Einfrieren",
  "admin.tab.settings": "Einstellungen",

  "admin.start.title": "Keyhole ist eingerichtet. Wer kommt als Nächstes?",
  "admin.start.intro":
    "Sie laden Personen ein und halten die Installation am Laufen; Inhalte bleiben Ihnen verschlossen. Eine Leitung richtet Projekte ein, Bearbeitende erledigen die Arbeit, die Sicherheitsprüfung wacht über beides.",
  "admin.start.lead": "Eine Leitung",
  "admin.start.lead.detail": "Legt Projekte an, schreibt Richtlinien, sieht die Qualität und beantragt Exporte.",
  "admin.start.labeler": "Eine Person zum Bearbeiten",
  "admin.start.labeler.detail":
    "Erledigt eine Aufgabe nach der anderen. Leitungen fügen Bearbeitende zu ihren Projekten hinzu.",
  "admin.start.security-reviewer": "Eine Sicherheitsprüfung",
  "admin.start.security-reviewer.detail":
    "Sieht, wer was gesehen hat, hält alles an und ist bei vielen Schritten die zweite Person.",
  "admin.start.name": "Name",
  "admin.start.make": "Link erzeugen",
  "admin.start.link": "Link für {name}",
  "admin.start.linkHint": "Gilt einmal, eine Woche lang. Wird nur jetzt gezeigt.",
  "admin.start.waits": "Eine zweite Person muss das genehmigen. Es steht auf der Seite „Anträge“.",
  "admin.start.samples": "Beispielprojekte",
  "admin.start.samplesDetail":
    "„pnpm demo“ startet eine Wegwerf-Installation mit Beispielprojekten, Personen und schon erledigter Arbeit. Diese hier berührt es nie.",
  "admin.start.done": "Zu den Personen",

  "admin.people.title": "Personen",
  "admin.people.intro":
    "Konten, Ämter und offene Einladungen. Rollen in Projekten vergibt die jeweilige Projektleitung.",
  "admin.people.start": "Startseite",
  "admin.people.invite": "Einladen",
  "admin.people.list": "Personen mit Konto",
  "admin.people.find": "Nach Name oder Anmeldename suchen",
  "admin.people.none": "Niemand heißt so",
  "admin.people.noneDetail": "Suchen Sie nach einem Teil des Namens oder des Anmeldenamens.",
  "admin.people.name": "Name",
  "admin.people.login": "Anmeldename",
  "admin.people.duties": "Ämter und Rechte",
  "admin.people.teams": "Teams",
  "admin.people.since": "Seit",
  "admin.people.you": "Sie",
  "admin.people.disabled": "Deaktiviert",
  "admin.people.mayCreate": "Darf Projekte anlegen",
  "admin.people.waived": "Kein zweiter Faktor",
  "admin.people.actions": "Aktionen für {name}",
  "admin.people.change": "Ämter und Rechte ändern",
  "admin.people.endSessions": "Überall abmelden",
  "admin.people.reset": "Zurücksetzen der Anmeldung beantragen",
  "admin.people.disable": "Deaktivieren",
  "admin.people.enable": "Wieder aktivieren",
  "admin.people.freeze": "Einfrieren",

  "admin.change.title": "Ämter und Rechte von {name}",
  "admin.change.administrator": "Administration",
  "admin.change.administrator.detail":
    "Personen, Anmeldung, Speicher und Backup. Sieht keine Inhalte und arbeitet in keinem Projekt.",
  "admin.change.securityReviewer": "Sicherheitsprüfung",
  "admin.change.securityReviewer.detail":
    "Das Protokoll, Einfrieren und zweite Genehmigungen. Sieht ohne zwei Personen keine Inhalte.",
  "admin.change.mayCreateProjects": "Darf Projekte anlegen",
  "admin.change.mayCreateProjects.detail": "Übernimmt die Leitung dessen, was angelegt wird.",
  "admin.change.secondFactorWaived": "Meldet sich ohne zweiten Faktor an",
  "admin.change.secondFactorWaived.detail":
    "Nur für Personen, die ausschließlich bearbeiten, und nur, wo die Einstellungen es erlauben.",
  "admin.change.saved": "Geändert. Es gilt ab dem nächsten Schritt von {name}.",
  "admin.change.asked": "Eine zweite Person muss das Amt genehmigen. Es steht auf der Seite „Anträge“.",

  "admin.disable.title": "{name} deaktivieren?",
  "admin.disable.detail":
    "Sofort: Alle Sitzungen enden, Bildschirme schließen, Übertragungen stoppen. Arbeit und Aufzeichnungen bleiben. Sie können das Konto wieder aktivieren.",
  "admin.endSessions.title": "{name} überall abmelden?",
  "admin.endSessions.detail":
    "Alle Sitzungen enden, und offene Aufgaben schließen; Entwürfe bleiben erhalten. Eine neue Anmeldung ist möglich.",
  "admin.endSessions.done": { plural: "count", one: "{count} Sitzung beendet.", other: "{count} Sitzungen beendet." },
  "admin.reset.title": "Zurücksetzen der Anmeldung von {name} beantragen?",
  "admin.reset.detail":
    "Jemand anderes muss es genehmigen: die Leitung eines Projekts, in dem {name} arbeitet, oder, wo es keine gibt, jemand anderes aus der Administration oder die Sicherheitsprüfung. Diese Person bekommt einen Link für {name}, mit dem Passwort und zweiter Faktor neu festgelegt werden. Bis er benutzt wird, gilt die alte Anmeldung. Rollen in Projekten, die die genehmigende Leitung nicht leitet, enden mit dem Zurücksetzen.",
  "admin.reset.confirm": "Beantragen",
  "admin.reset.asked": "Beantragt. Es steht auf der Seite „Anträge“.",

  "admin.enable.title": "{name} wieder aktivieren?",
  "admin.enable.detail": "Die Person kann sich wieder anmelden und hat ihre Rollen in Projekten.",
  "admin.enable.withoutDuty": "Ämter kommen damit nicht zurück: Ein Amt neu zu geben ist ein eigener Antrag.",

  "admin.invitations": "Offene Einladungen",
  "admin.invitations.none": "Keine Einladung ist offen",
  "admin.invitations.noneDetail": "Links, die erzeugt und noch nicht benutzt wurden, erscheinen hier.",
  "admin.invitations.for": "Für",
  "admin.invitations.by": "Erzeugt von",
  "admin.invitations.until": "Gilt bis",
  "admin.invitations.reset": "Zurücksetzen der Anmeldung",
  "admin.invitations.withdraw": "Zurückziehen",

  "admin.invite.title": "Personen einladen",
  "admin.invite.role": "Als",
  "admin.invite.role.member": "Bearbeitung oder Prüfung",
  "admin.invite.role.member.detail": "Leitungen fügen sie zu Projekten hinzu.",
  "admin.invite.role.lead": "Leitung",
  "admin.invite.role.lead.detail": "Darf Projekte anlegen.",
  "admin.invite.role.security-reviewer": "Sicherheitsprüfung",
  "admin.invite.role.security-reviewer.detail": "Protokoll, Einfrieren, zweite Genehmigungen; keine Inhalte.",
  "admin.invite.role.administrator": "Administration",
  "admin.invite.role.administrator.detail": "Personen und die Installation; keine Inhalte.",
  "admin.invite.team": "Team",
  "admin.invite.noTeam": "Kein Team",
  "admin.invite.names": "Namen oder Adressen, je eine Zeile",
  "admin.invite.namesHint": {
    plural: "count",
    one: "{count} Person. Jede bekommt einen eigenen Link; nichts wird verschickt, Sie geben die Links weiter.",
    other: "{count} Personen. Jede bekommt einen eigenen Link; nichts wird verschickt, Sie geben die Links weiter.",
  },
  "admin.invite.tooMany": "Höchstens {most} auf einmal; es sind {count}.",
  "admin.invite.submit": "Links erzeugen",
  "admin.invite.links": "Links",
  "admin.invite.linksHint": "Jeder gilt einmal, eine Woche lang. Sie werden nur jetzt gezeigt.",
  "admin.invite.copyAll": "Alle kopieren",
  "admin.invite.done": "Fertig",

  "admin.teams.title": "Teams",
  "admin.teams.intro":
    "Abteilungen oder Dienstleister. Von außerhalb der Netze eines Teams oder nach seinem Ende können Mitglieder sich nicht anmelden und nicht weiterarbeiten.",
  "admin.teams.new": "Neues Team",
  "admin.teams.edit": "{name} bearbeiten",
  "admin.teams.editShort": "Bearbeiten",
  "admin.teams.none": "Noch kein Team",
  "admin.teams.noneDetail": "Ein Team fasst Personen zusammen: für Zuweisung, Einsichten und Einfrieren.",
  "admin.teams.name": "Name",
  "admin.teams.members": "Mitglieder",
  "admin.teams.networks": "Netze",
  "admin.teams.networksHint":
    "Ein Bereich je Zeile, etwa 10.20.0.0/16 oder 2001:db8::/32. Leer: Mitglieder dürfen von überall arbeiten.",
  "admin.teams.anywhere": "Überall",
  "admin.teams.end": "Endet am",
  "admin.teams.endHint": "Mitglieder können arbeiten, bis dieser Tag beginnt, in UTC. Leer: kein Ende.",
  "admin.teams.noEnd": "Kein Ende",
  "admin.teams.ended": "Beendet",
  "admin.teams.find": "Jemanden finden",
  "admin.teams.noneFound": "Kein Team heißt so",
  "admin.teams.noneFoundDetail": "Suchen Sie nach einem Teil des Namens.",
  "admin.teams.findTeam": "Team finden",
  "admin.teams.membersHint":
    "Mitglieder stehen in der Liste; geben Sie einen Namen ein, um andere zu finden und hinzuzufügen.",
  "admin.teams.noMembers": "Noch niemand.",

  "admin.settings.title": "Einstellungen der Installation",
  "admin.settings.intro": "Die anfänglichen Werte sind die sicheren.",
  "admin.settings.approverAge": "Stunden, die ein Konto alt sein muss, bevor seine Person genehmigen darf",
  "admin.settings.approverAgeHint": "Anfangs 24. Verhindert, dass jemand eine zweite Person aus dem Stegreif erfindet.",
  "admin.settings.dependent": "Genehmigen darf auch, wen die antragstellende Person eingeladen oder zurückgesetzt hat",
  "admin.settings.dependentHint": "Anfangs aus.",
  "admin.settings.labelersFactor": "Bearbeitende brauchen einen zweiten Faktor",
  "admin.settings.labelersFactorHint":
    "Anfangs an. Ist es aus, darf die Administration einzelne davon befreien; alle anderen brauchen immer einen.",
  "admin.settings.resetTie":
    "Tage, die ein Zurücksetzen eine Leitung von denen abhängig macht, die dabei geholfen haben",
  "admin.settings.resetTieHint":
    "Anfangs 30. Eine solche Leitung kann kein Zurücksetzen genehmigen, das dieselbe Person beantragt.",
  "admin.settings.word.approverAgeMs": "Stunden, die das Konto einer genehmigenden Person alt sein muss",
  "admin.settings.word.dependentMayApprove": "Abhängige Personen dürfen genehmigen",
  "admin.settings.word.labelersNeedSecondFactor": "Bearbeitende brauchen einen zweiten Faktor",
  "admin.settings.word.resetTieMs": "Stunden, die ein Zurücksetzen eine Leitung abhängig macht",
  "admin.settings.twoPeople":
    "Was die Installation sicherer macht, gilt sofort. Was sie weniger sicher macht, wartet auf eine zweite Person.",
  "admin.settings.asked": "Was lockert, wartet auf eine zweite Person",
  "admin.settings.askedDetail": "Es steht auf der Seite „Anträge“. Der Rest ist gespeichert.",
  "admin.codes.title": "Notfallcodes",
  "admin.codes.detail":
    "Sie heben auf der Befehlszeile des Servers jedes Einfrieren auf, wenn keine zweite Person erreichbar ist, und genehmigen, was niemand genehmigen kann. Sie zu erneuern braucht zwei Personen; die neuen Codes sieht, wer sie beantragt hat.",
  "admin.codes.left": {
    plural: "left",
    one: "{left} Code von {made} ist übrig.",
    other: "{left} Codes von {made} sind übrig.",
  },
  "admin.codes.renew": "Neue Codes beantragen",
  "admin.codes.asked": "Beantragt. Sobald jemand genehmigt hat, warten die Codes auf der Seite „Anträge“ auf Sie.",
  "admin.settings.saved": "Gespeichert",
  "admin.settings.readOnly": "Nur die Administration ändert dies.",

  "admin.posture.title": "Noch nicht sicher",
  "admin.posture.allSafe": "Alles auf dieser Liste ist erledigt.",
  "admin.posture.done": "Erledigt",
  "admin.posture.todo": "Zu tun",
  "admin.posture.tls": "Verschlüsselte Verbindungen",
  "admin.posture.tls.fix":
    "Setzen Sie PUBLIC_URL auf eine https-Adresse, mit Zertifikat oder hinter einem vertrauten Proxy.",
  "admin.posture.secondAdministrator": "Eine zweite Person in der Administration",
  "admin.posture.secondAdministrator.fix":
    "Laden Sie eine ein: Geht die einzige oder verliert sie ihr Telefon, sind alle ausgesperrt.",
  "admin.posture.securityReviewer": "Eine Sicherheitsprüfung",
  "admin.posture.securityReviewer.fix":
    "Laden Sie jemanden dafür ein: zum Lesen des Protokolls und als zweite Person bei vielen Schritten.",
  "admin.posture.keyBackup": "Schlüssel gesichert",
  "admin.posture.keyBackup.fix":
    "Führen Sie „pnpm keyhole keys backup“ aus, und bewahren Sie die Datei getrennt von Datensicherungen auf.",
  "admin.posture.restore": "Wiederherstellung erprobt",
  "admin.posture.restore.fix":
    "Stellen Sie einmal ein Backup auf einem anderen Rechner wieder her; ein Backup, das nie gelesen wurde, ist nur eine Hoffnung.",
  "admin.posture.breakGlass": "Notfallcodes übrig",
  "admin.posture.breakGlass.fix": "Keiner ist übrig. Beantragen Sie unten neue.",
  "admin.posture.relaxed.resetTieMs": "Leitungen gelten bald nach einem Zurücksetzen als unabhängig",
  "admin.posture.relaxed.resetTieMs.fix": "Setzen Sie es auf 30 Tage oder mehr zurück.",
  "admin.posture.relaxed.approverAgeMs": "Junge Konten dürfen genehmigen",
  "admin.posture.relaxed.approverAgeMs.fix": "Setzen Sie das Alter auf 24 Stunden oder mehr zurück.",
  "admin.posture.relaxed.dependentMayApprove": "Abhängige Personen dürfen genehmigen",
  "admin.posture.relaxed.dependentMayApprove.fix": "Schalten Sie es unten aus.",
  "admin.posture.relaxed.labelersNeedSecondFactor": "Bearbeitende dürfen sich nur mit Passwort anmelden",
  "admin.posture.relaxed.labelersNeedSecondFactor.fix": "Schalten Sie den zweiten Faktor für Bearbeitende ein.",

  "admin.notice.break-glass-used":
    "Notfallzugriff: Jemand mit Zugang zur Befehlszeile des Servers hat mit einem Code aus der Einrichtung jedes Einfrieren aufgehoben, {when}. Finden Sie heraus, wer und warum.",
  "admin.notice.reset-approved": "Die Anmeldung von {name} wird von zwei Personen zurückgesetzt, {when}.",
  "admin.notice.break-glass-approved":
    "Notfallzugriff: Jemand mit Zugang zur Befehlszeile des Servers hat mit einem Code genehmigt, was niemand genehmigen konnte, {when}. Es betrifft {name}. Finden Sie heraus, wer und warum.",
  "admin.notice.break-glass-renewed":
    "Neue Notfallcodes wurden für {name} erzeugt, {when}. Die bisherigen Codes sind ungültig.",
  "admin.notice.role-ended-by-reset":
    "Die Anmeldung von {name} wurde von Personen außerhalb Ihres Projekts zurückgesetzt, {when}; deshalb endete die Rolle darin. Bevor Sie sie wieder geben, vergewissern Sie sich persönlich, dass es die richtige Person ist.",
  "admin.notice.settings-relaxed": "Einstellungen der Installation wurden von zwei Personen gelockert, {when}.",
  "admin.notice.duty-granted": "Zwei Personen haben ein Amt der Installation vergeben, {when}: {name}.",
  "admin.notice.invited": "per Einladung",
  "admin.notice.installation": "die Installation",
  "admin.notices": "Hinweise",
} satisfies Translated<typeof adminEn>;
