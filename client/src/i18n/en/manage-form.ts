import type { Area } from "../catalogue.ts";

export const manageForm = {
  "manage.form.fields": "Fields",
  "manage.form.fields.detail": "What is shown. Imports fill each field by its name.",
  "manage.form.questions": "Questions",
  "manage.form.questions.detail": "What is asked about a field.",
  "manage.form.addField": "Add field",
  "manage.form.addQuestion": "Add question",
  "manage.form.kind": "Kind",
  "manage.form.title": "Title",
  "manage.form.questionTitle": "Question",
  "manage.form.name": "Name in data",
  "manage.form.description": "Explanation",
  "manage.form.about": "About the field",
  "manage.form.noField": "No field fits: add one first",
  "manage.form.required": "Must be answered",
  "manage.form.fieldRequired": "Every item has it",
  "manage.form.layout": "Responses stand",
  "manage.form.layout.auto": "Side by side where there is room",
  "manage.form.layout.columns": "Always side by side",
  "manage.form.layout.stacked": "One under the other",
  "manage.form.shuffle": "Another order for each labeler (the order is stored with the answers)",
  "manage.form.markdown": "Show Markdown, code and formulas; texts to mark are always as written",
  "manage.form.untitled": "Untitled",
  "manage.form.removeField": "Remove the field {title}",
  "manage.form.removeQuestion": "Remove the question {title}",
  "manage.form.drag": "Move {title}: drag, or use the up and down arrow keys",
  "manage.form.up": "Move {title} up",
  "manage.form.down": "Move {title} down",
  "manage.form.problems": {
    plural: "count",
    one: "{count} problem",
    other: "{count} problems",
  },
  "manage.form.preview": "Preview",
  "manage.form.preview.detail": "As labelers see it, on a sample. Try it: nothing here is kept.",
  "manage.form.previewLeft": {
    plural: "count",
    one: "{count} question is not shown until its problems are mended.",
    other: "{count} questions are not shown until their problems are mended.",
  },
  "manage.form.neverPublished": "Not published yet",
  "manage.form.published": "Version {version} is in force",
  "manage.form.publishedNow": "Version {version} is published: the next tasks use it",
  "manage.form.unpublished": "Changes not published",
  "manage.form.versions": "Versions",
  "manage.form.version": "Version {version}",
  "manage.form.publishedBy": "{when}, by {name}",
  "manage.form.inForce": "In force",
  "manage.form.restore": "Edit this one",
  "manage.form.discard": "Discard changes",
  "manage.form.discard.title": "Discard your changes?",
  "manage.form.discard.detail": "The form goes back to the published version.",
  "manage.form.leave.detail": "Your changes to the form are not published and will be lost.",
  "manage.form.publish": "Publish",
  "manage.form.publish.title": "Publish version {version}",
  "manage.form.publish.first": "Labelers can start as soon as the project has items.",
  "manage.form.publish.detail":
    "Tasks opened from now on use this version. Answers given before stay as they are, and stay readable with the version they were given under.",
  "manage.form.conflict.title": "Somebody published in the meantime",
  "manage.form.conflict.detail":
    "Version {version} was published while you edited. Nothing was overwritten. Take that version and lose your changes, or publish yours on top of it; this is what would then change:",
  "manage.form.conflict.theirs": "Reload theirs",
  "manage.form.conflict.mine": "Keep mine, as version {version}",

  "manage.form.change.fieldRemoved":
    "The field “{title}” is no longer shown. Items keep its content, and answers about it stay in the export.",
  "manage.form.change.fieldKind": "The field “{title}” changes its kind: items imported before do not fit it.",
  "manage.form.change.fieldRequired":
    "The field “{title}” is new and every item must have it: items imported before do not, so questions about it are not asked there.",
  "manage.form.change.fieldAdded": "The field “{title}” is new: only items imported from now on have it.",
  "manage.form.change.questionRemoved":
    "“{title}” is no longer asked. Answers given before stay readable and are exported.",
  "manage.form.change.questionRequired": "“{title}” is new and must be answered; finished tasks have no answer to it.",
  "manage.form.change.questionAdded": "“{title}” is new; finished tasks have no answer to it.",
  "manage.form.change.questionType":
    "“{title}” becomes a question of another type: answers given before are no longer shown for it.",
  "manage.form.change.questionField": "“{title}” is asked about another field; earlier answers were about the old one.",
  "manage.form.change.nowRequired":
    "“{title}” must be answered from now on; drafts without an answer cannot be submitted.",
  "manage.form.change.labelsRemoved":
    "“{title}” loses: {labels}. Answers that use it stay; drafts with it must be corrected before they are submitted.",
  "manage.form.change.labelsAdded": "“{title}” gains: {labels}. Finished tasks were done without it.",
  "manage.form.change.questionChanged": "“{title}” changes. Answers given before are not touched.",

  "manage.sample.text":
    "Maria Lindqvist joined Northwind Energy in Oslo on 3 March. The company, founded by Jonas Berg, makes wind turbines and sells them in Denmark, Spain and Chile. “We doubled our output in two years”, she told the Harbour Gazette on Monday.",
  "manage.sample.system": "Answer briefly and truthfully.",
  "manage.sample.user": "Why does bread rise, and can I bake it without yeast?",
  "manage.sample.responseA":
    "Yeast eats sugar in the dough and gives off carbon dioxide, which the gluten holds as bubbles. Without yeast, use baking soda with buttermilk: the acid and the soda make the gas instead.",
  "manage.sample.responseB": "Bread rises because it is hot in the oven. You always need yeast for bread.",
} as const satisfies Area<"manage">;
