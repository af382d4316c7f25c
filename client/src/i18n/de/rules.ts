import type { Translated } from "../catalogue.ts";
import type { rules as rulesEn } from "../en/rules.ts";

export const rules = {
  "schema.invalid_type": "Das muss von anderer Art sein: {expected}.",
  "schema.too_small": "Zu klein oder zu kurz: mindestens {minimum}.",
  "schema.too_big": "Zu groß oder zu lang: höchstens {maximum}.",
  "schema.invalid_format": "Das hat nicht die Form, die gebraucht wird: {format}.",
  "schema.invalid_value": "Nehmen Sie eines von: {allowed}.",
  "schema.unrecognized_keys": "Hier nicht bekannt, entfernen Sie es: {keys}.",
  "schema.invalid_union": "Das hat keine der Formen, die gelesen werden können.",
  "schema.other": "Das kann nicht gelesen werden ({detail}).",

  "form.no-field": "Fügen Sie ein Feld hinzu: was Bearbeitende sehen.",
  "form.no-question": "Fügen Sie eine Frage hinzu: was Bearbeitende beantworten.",
  "form.too-many-fields": "Höchstens {maximum} Felder, dieses Formular hat {count}.",
  "form.too-many-questions": "Höchstens {maximum} Fragen, dieses Formular hat {count}.",
  "form.too-many-labels": "Höchstens {maximum} Labels in einer Frage, diese hat {count}.",
  "form.field-not-compared": "Das vergleicht zwei andere Felder als {field}. Fragen Sie zu einem der beiden.",
  "form.too-many-nodes": "Ein Baum darf höchstens {maximum} Einträge haben, dieser hat {count}.",
  "form.field-name-twice": "Ein anderes Feld heißt schon {name}. Wählen Sie einen anderen Namen.",
  "form.question-name-twice": "Eine andere Frage heißt schon {name}. Wählen Sie einen anderen Namen.",
  "form.field-missing": "Es gibt kein Feld {field}. Wählen Sie eines der Felder des Formulars.",
  "form.display-needs-conversation":
    "Nur ein Gespräch hat eine Reihenfolge und Anordnung von Modellantworten. Nehmen Sie `display` weg.",
  "form.field-kind":
    "Eine Frage der Art {type} kann zu diesem Feld ({kind}) nicht gestellt werden. Sie braucht: {allowed}.",
  "form.hotkey-twice": "Die Taste {key} gehört schon zur Frage „{other}“. Wählen Sie eine andere.",
  "form.hotkey-reserved": "Die Taste {key} gehört dem Editor. Wählen Sie eine andere.",
  "form.too-many-rules": "Höchstens {maximum} Regeln, dieses Formular hat {count}.",
  "form.each-draws":
    "Eine Frage der Art {type} wird auf dem Feld selbst beantwortet und kann nicht zu jedem Teil gestellt werden.",
  "form.each-unknown": "Es gibt keine andere Frage {question}, zu deren Regionen diese gestellt werden könnte.",
  "form.each-no-regions": "{question} hat keine Regionen. Wählen Sie eine Frage, die etwas markiert.",
  "form.each-other-field": "Sie muss zum selben Feld gehören wie {question}, zu deren Regionen sie gestellt wird.",
  "form.each-needs-conversation": "Nur ein Gespräch hat Modellantworten und Beiträge. Fragen Sie zu einem Gespräch.",
  "form.label-unknown": "{question} hat kein Label {label}. Wählen Sie eines ihrer Labels.",
  "form.condition-unknown":
    "Die Bedingung betrachtet {question}, das das Formular nicht hat. Wählen Sie eine andere Frage.",
  "form.condition-later":
    "Die Bedingung betrachtet „{question}“; das muss vor dieser Frage stehen. Verschieben Sie es nach oben.",
  "form.condition-each":
    "„{question}“ hat zu jedem Teil eine Antwort; diese Bedingung könnte also jede davon meinen. Wählen Sie eine andere.",
  "form.condition-no-amount": "„{question}“ ergibt keine Zahl zum Vergleichen. Nehmen Sie „gegeben“ oder einen Wert.",
  "form.condition-no-values":
    "„{question}“ hat keine festen Werte zum Vergleichen. Nehmen Sie „gegeben“ oder eine Zahl.",
  "form.condition-deep":
    "Diese Bedingung ist zu lang oder zu tief verschachtelt (höchstens {maximum} Teile). Vereinfachen Sie sie.",
  "form.condition-range": "Der Mindestwert ({minimum}) muss unter dem Höchstwert ({maximum}) liegen.",
  "form.required-already":
    "Diese Frage ist immer erforderlich. Schalten Sie das aus, oder entfernen Sie die Bedingung.",
  "form.rule-unknown": "Die Regel betrifft {question}, das das Formular nicht hat. Wählen Sie eine andere Frage.",
  "form.rule-each": "„{question}“ wird zu jedem Teil gefragt und kann nicht als eine Antwort gezählt werden.",
  "form.rule-no-regions": "„{question}“ hat keine Regionen zum Zählen oder Vergleichen. Wählen Sie eine andere Frage.",
  "form.rule-question-twice": "{question} kommt zweimal vor. Entfernen Sie eine.",
  "form.tasks-need-pair":
    "„{question}“ vergleicht genau zwei Modellantworten. Offene Aufgaben dieses Projekts mit weniger oder mehr: {count}. Nehmen Sie diese zuerst heraus oder fragen Sie etwas anderes.",
  "form.tasks-need-candidates":
    "„{question}“ braucht mindestens {minimum} Modellantworten. Offene Aufgaben dieses Projekts mit weniger: {count}. Nehmen Sie diese zuerst heraus oder fragen Sie etwas anderes.",
  "form.rule-unlike": "„{question}“ und „{parent}“ gehören zu verschiedenen Feldern. Wählen Sie zwei zum selben Feld.",
  "form.rule-nothing": "Das verlangt noch nichts. Geben Sie einen Mindest- oder Höchstwert an.",

  "settings.no-labels": "Fügen Sie mindestens ein Label hinzu.",
  "settings.no-points": "Fügen Sie mindestens einen Punkt hinzu.",
  "settings.point-twice": "Den Punkt {value} gibt es zweimal. Entfernen Sie einen.",
  "settings.edge-unknown":
    "Eine Linie des Skeletts führt zu {value}, das keiner seiner Punkte ist. Entfernen Sie die Linie, oder fügen Sie den Punkt hinzu.",
  "settings.edge-twice":
    "Die Linie von {from} nach {to} gibt es zweimal, oder sie führt nirgendwohin. Entfernen Sie eine.",
  "settings.place-missing":
    "Der Punkt {value} hat keinen Platz in der Figur, andere haben einen. Geben Sie allen Punkten einen Platz oder keinem.",
  "form.refers-unknown":
    "Wählen Sie eine Frage vor dieser, deren Textstellen sie verbindet. Es gibt keine namens „{question}“.",
  "form.refers-type": "{question} markiert nichts, was verbunden werden kann. Wählen Sie eine Frage der Art {allowed}.",
  "form.refers-other-field": "Sie muss zum selben Feld gehören wie {question}, deren Textstellen sie verbindet.",
  "settings.relation-unknown": "Es gibt keine Beziehung {label}. Wählen Sie eine der Beziehungen oben.",
  "settings.pair-twice": "Dieses Paar gibt es zweimal. Entfernen Sie eines.",
  "settings.label-twice": "Das Label {value} gibt es zweimal. Entfernen Sie eines.",
  "settings.title-twice": "Zwei Labels lauten {title}. Geben Sie einem einen anderen Titel.",
  "settings.needs-text":
    "Nur ein Textfeld hat einen Text, mit dem begonnen werden kann. Fragen Sie zu einem Text, oder beginnen Sie anders.",
  "settings.needs-candidates":
    "Nur ein Gespräch hat Modellantworten zur Wahl. Fragen Sie zu einem Gespräch, oder nehmen Sie eigene Optionen.",
  "settings.min-over-max": "Der Mindestwert ({minimum}) muss unter dem Höchstwert ({maximum}) liegen.",
  "settings.too-few-options": "Fügen Sie Optionen hinzu: mindestens {minimum}.",
  "settings.criterion-twice": "Das Kriterium {value} gibt es zweimal. Entfernen Sie eines.",
  "settings.no-criterion": "Fügen Sie mindestens ein Kriterium hinzu.",
  "settings.scale-steps":
    "Die Skala hat {steps} Schritte, möglich sind höchstens {maximum}. Nehmen Sie einen größeren Schritt.",
  "settings.anchor-off-scale": "{anchor} ist kein Punkt der Skala. Verschieben Sie seinen Text zu einem, der es ist.",
  "settings.tie-needs-candidates":
    "Gleichstand ist nur zwischen Modellantworten möglich. Schalten Sie ihn aus, oder lassen Sie zwischen Modellantworten wählen.",
  "settings.tie-needs-single": "Gleichstand braucht eine einzelne Wahl. Schalten Sie eines von beiden aus.",
  "settings.step-not-integer": "Ganze Zahlen brauchen einen ganzen Schritt.",
  "settings.date-precision": "Diese Art kann so genau sein: {allowed}. Wählen Sie eines davon.",
  "settings.date-form": "Schreiben Sie das wie {example}.",
  "settings.pair-fields": "Nennen Sie zwei verschiedene Felder zum Vergleichen.",
  "settings.pair-words": "Geben Sie so viele Wörter an, wie es Stärken gibt: {steps}.",
  "settings.list-empty": "Eine Liste, die nicht geändert werden kann, braucht Einträge zu Beginn.",
  "settings.slider-ends": "Ein Schieberegler braucht einen Mindest- und einen Höchstwert, die sich unterscheiden.",
  "settings.mark-outside": "Die Marke {at} liegt außerhalb von Mindest- und Höchstwert. Verschieben Sie sie.",
  "settings.no-nodes": "Fügen Sie Einträge hinzu: Ein Baum braucht mindestens einen.",
  "settings.tree-deep":
    "Der Baum ist zu tief: höchstens {maximum} Ebenen. Verschieben Sie, was tiefer liegt, nach oben.",
  "settings.outline-value":
    "Zeile {line} kann kein Eintrag sein. Ein Name hat 1 bis 100 Zeichen, ein Titel höchstens 120, eine Beschreibung höchstens 2.000.",
  "settings.outline-depth": "Zeile {line} liegt zu tief: höchstens {maximum} Ebenen. Verschieben Sie sie nach oben.",

  "answer.required": "Beantworten Sie diese Frage.",
  "answer.not-asked": "„{question}“ wird hier nicht mehr gefragt. Nehmen Sie die Antwort weg.",
  "answer.unknown-question": "Das Formular hat keine Frage {question} mehr. Nehmen Sie die Antwort weg.",
  "answer.wrong-type": "Diese Antwort ist von der Art {found}, gefragt ist {expected}. Antworten Sie noch einmal.",
  "answer.newer-version":
    "Diese Antwort hat ein neueres Keyhole geschrieben (Version {version}, bekannt {known}). Aktualisieren Sie dieses.",
  "answer.no-facts": "Dieses Element hat kein {field}, zu dem zu antworten wäre. Nehmen Sie die Antwort weg.",
  "answer.too-large": "Die Antworten brauchen {bytes} Bytes, möglich sind höchstens {maximum}. Entfernen Sie einige.",
  "answer.wrong-field-kind": "Diese Frage kann zu diesem Feld ({kind}) nicht beantwortet werden.",
  "answer.other-picture": "Die Antwort wurde auf einem Bild anderer Größe gezeichnet. Dieses hat {width} × {height}.",
  "answer.outside-picture": "Eine Region liegt außerhalb des Bildes. Verschieben Sie sie hinein, oder löschen Sie sie.",
  "answer.outside-text": "Eine Textstelle endet hinter dem Text. Markieren Sie sie neu.",
  "answer.no-such-part": "Eine Textstelle liegt in einem Text, den dieses Element nicht hat. Löschen Sie sie.",
  "answer.unknown-label": "Es gibt kein Label {label}. Wählen Sie ein anderes.",
  "answer.region-id-twice": "Zwei Regionen haben dieselbe Id {id}. Löschen Sie eine, und zeichnen Sie sie neu.",
  "answer.too-few": "Mindestens {minimum} sind nötig, es sind {count}.",
  "answer.too-many": "Höchstens {maximum} sind möglich, es sind {count}.",
  "answer.too-small": "Eine Region ist kleiner als {minimum} Pixel. Vergrößern oder löschen Sie sie.",
  "answer.too-few-vertices": "Ein Umriss braucht mindestens {minimum} Punkte.",
  "answer.too-many-vertices": "Ein Umriss darf höchstens {maximum} Punkte haben.",
  "answer.no-length": "Eine Linie hat keine Länge. Zeichnen Sie sie neu, oder löschen Sie sie.",
  "answer.mask-broken":
    "Die Maske {id} gehört nicht zu einem Bild dieser Größe. Löschen Sie sie, und malen Sie sie neu.",
  "answer.mask-too-small": "Eine Maske hat weniger als {minimum} Pixel. Vergrößern oder löschen Sie sie.",
  "answer.mask-label-twice": "Es gibt zwei Masken von {label}, und diese Frage nimmt eine je Label. Löschen Sie eine.",
  "answer.mask-overlap": "Die Maske von {label} bedeckt Pixel einer anderen. Radieren Sie, was überlappt.",
  "answer.unknown-point": "Es gibt keinen Punkt {name}. Löschen Sie diese Region, und zeichnen Sie sie neu.",
  "answer.no-points": "Eine Region hat keinen gesetzten Punkt. Zeigen Sie einen ihrer Punkte, oder löschen Sie sie.",
  "answer.no-area": "Eine Region hat keine Fläche. Zeichnen Sie sie neu, oder löschen Sie sie.",
  "answer.point-twice": "{label} ist an einem Objekt zweimal gesetzt. Löschen Sie einen.",
  "answer.empty-span": "Eine Textstelle umfasst keinen Text. Löschen Sie sie.",
  "answer.relation-self":
    "Eine Beziehung verbindet eine Textstelle mit sich selbst. Wählen Sie ein anderes Ende, oder löschen Sie sie.",
  "answer.relation-twice": "Dieselbe Beziehung gibt es zweimal. Löschen Sie eine.",
  "answer.relation-pair-full": "Zwei Textstellen dürfen höchstens {maximum} Beziehungen haben. Löschen Sie eine.",
  "answer.relation-end-gone":
    "Eine Beziehung hat eine ihrer Textstellen verloren. Löschen Sie sie, oder holen Sie die Textstelle zurück.",
  "answer.relation-not-allowed":
    "{label} kann nicht von {from} zu {to} führen. Wählen Sie eine andere Beziehung oder andere Textstellen.",
  "answer.overlap": "Zwei Textstellen überlappen sich, was diese Frage nicht erlaubt. Kürzen oder löschen Sie eine.",
  "answer.unknown-option": "{value} kann hier nicht gewählt werden.",
  "answer.option-twice": "{value} kommt zweimal vor. Entfernen Sie eines.",
  "answer.date-form":
    "So ein Datum oder eine solche Uhrzeit gibt es nicht; geschrieben wird es wie {example}, ohne Zeitzone.",
  "answer.too-early": "Frühestens {minimum}.",
  "answer.too-late": "Spätestens {maximum}.",
  "answer.pair-needed":
    "Ein Vergleich braucht genau zwei, dieses Element hat {count}. Nehmen Sie die Antwort weg, und melden Sie die Aufgabe.",
  "answer.pair-undecided": "Sagen Sie, was besser ist.",
  "answer.pair-strength": "Die Stärke muss 1 bis {maximum} sein, und 0 nur bei Gleichstand.",
  "answer.reason-needed": "Wählen Sie mindestens einen Grund.",
  "answer.entry-blank": "Eintrag {place} ist leer. Schreiben Sie ihn, oder entfernen Sie ihn.",
  "answer.entry-id-twice": "Zwei Einträge haben dieselbe Id {id}. Entfernen Sie einen, und schreiben Sie ihn neu.",
  "answer.entries-fixed": "Die Einträge dieser Liste können nicht geändert werden. Beginnen Sie sie neu.",
  "answer.verdict-missing": "Eintrag {place} hat noch kein Urteil.",
  "answer.source-missing": "Eintrag {place} braucht eine Quelle.",
  "answer.part-not-asked":
    "Eintrag {place} hat eine Quelle oder einen Kommentar, wonach nicht gefragt ist. Nehmen Sie das weg.",
  "answer.other-unit": "Geantwortet wurde in {unit}, gefragt ist {expected}. Antworten Sie noch einmal.",
  "answer.range-needed": "Gefragt ist ein Bereich: Geben Sie beide Enden an.",
  "answer.single-needed": "Gefragt ist eine Zahl, kein Bereich.",
  "answer.range-open": "Geben Sie beide Enden des Bereichs an.",
  "answer.range-order": "Der Bereich endet ({to}), bevor er beginnt ({from}). Drehen Sie ihn um.",
  "answer.must-apply": "{criterion} gilt immer: Geben Sie Punkte.",
  "answer.not-a-leaf": "{value} hat genauere Einträge unter sich. Wählen Sie einen davon.",
  "answer.tie-not-allowed": "Gleichstand ist hier nicht möglich. Entscheiden Sie sich.",
  "answer.tie-with-choice": "Gleichstand und eine Wahl schließen sich aus. Nehmen Sie eines weg.",
  "answer.unknown-criterion": "Es gibt kein Kriterium {criterion}.",
  "answer.unknown-candidate": "Eine solche Modellantwort gibt es hier nicht zu bewerten.",
  "answer.rating-missing": "{criterion} ist noch nicht bewertet.",
  "answer.rating-twice": "{criterion} ist zweimal bewertet. Entfernen Sie eine.",
  "answer.off-scale": "Nehmen Sie einen Punkt der Skala, {minimum} bis {maximum} in Schritten von {step}.",
  "answer.not-ranked": "{value} hat noch keinen Platz.",
  "answer.too-short": "Mindestens {minimum} Zeichen sind nötig, es sind {length}.",
  "answer.too-long": "Höchstens {maximum} Zeichen sind möglich, es sind {length}.",
  "answer.under-minimum": "Mindestens {minimum}.",
  "answer.over-maximum": "Höchstens {maximum}.",
  "answer.not-integer": "Nur ganze Zahlen.",
  "answer.off-step": "Nur in Schritten von {step}.",

  "rule.own-words": "{message}",
  "rule.count-too-few": "Mindestens {minimum} Regionen sind nötig, es sind {count}. ({what})",
  "rule.count-too-many": "Höchstens {maximum} Regionen sind möglich, es sind {count}. ({what})",
  "rule.answered-too-few": "Beantworten Sie mindestens {minimum} dieser Fragen: {what}. Jetzt sind es {count}.",
  "rule.answered-too-many": "Beantworten Sie höchstens {maximum} dieser Fragen: {what}. Jetzt sind es {count}.",
  "rule.outside-parent":
    "Eine Region ({label}) liegt in keiner der Regionen, in denen sie liegen muss. Verschieben Sie sie, oder zeichnen Sie die äußere.",

  "item.field-missing": "Das Feld {field} fehlt.",
  "item.field-unknown": "Das Formular hat kein Feld {field}.",
  "item.wrong-kind": "Das Feld {field} braucht: {kind}.",
  "item.text-too-large": "Ein Text braucht {bytes} Bytes, möglich sind höchstens {maximum}. Teilen Sie ihn.",
  "item.too-many-turns": "Ein Gespräch darf höchstens {maximum} Beiträge haben, dieses hat {count}.",
  "item.too-many-in-turn": "Ein Beitrag darf davon höchstens {maximum} haben, dieser hat {count}.",
  "item.needs-pair": "„{question}“ vergleicht genau zwei Modellantworten, dieses Gespräch hat {count}.",
  "item.too-few-candidates": "„{question}“ braucht mindestens {minimum} Modellantworten, dieses Gespräch hat {count}.",
  "item.too-many-candidates": "Ein Gespräch darf höchstens {maximum} Modellantworten haben, dieses hat {count}.",
  "item.candidate-twice": "Zwei Modellantworten haben die Id {id}. Geben Sie einer eine andere.",

  "coco.not-coco": "Das ist keine COCO-Datei: Sie braucht {expected}.",
  "coco.image": "Ein Bild kann nicht gelesen werden ({detail}). Es wurde ausgelassen.",
  "coco.image-twice": "Das Bild {id} gibt es zweimal. Das erste wurde behalten.",
  "coco.category": "Eine Kategorie kann nicht gelesen werden ({detail}). Sie wurde ausgelassen.",
  "coco.annotation": "Eine Annotation kann nicht gelesen werden ({detail}). Sie wurde ausgelassen.",
  "coco.image-unknown": "Eine Annotation gehört zu Bild {id}, das die Datei nicht hat. Sie wurde ausgelassen.",
  "coco.crowd": "Annotation {id} markiert eine Menge, nicht ein Objekt. Nur Fragen nach Masken nehmen sie.",
  "coco.category-unknown": "Eine Annotation hat die Kategorie {id}, die die Datei nicht hat. Sie wurde ausgelassen.",

  "conll.columns": "Zeile {line} hat ein Token ohne Tag. Es wurde als O gelesen.",
  "conll.tag": "Zeile {line} hat das Tag {tag}, das weder O noch B-… noch I-… ist. Es wurde als O gelesen.",
  "conll.inside-without-begin": "Zeile {line}: {tag} setzt nichts fort. Es wurde als Anfang gelesen.",
  "conll.overlap":
    "Die Textstelle {label} von {start} bis {end} überlappt eine längere und kann nicht in BIO geschrieben werden.",
  "conll.no-token":
    "Die Textstelle {label} von {start} bis {end} umfasst kein Wort und kann nicht in BIO geschrieben werden.",
} satisfies Translated<typeof rulesEn>;
