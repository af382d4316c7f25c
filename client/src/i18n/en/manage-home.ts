import type { Area } from "../catalogue.ts";

export const manageHome = {
  "manage.home.standing": "Where the tasks stand",
  "manage.home.share": "{done} of {total} tasks are done ({share})",
  "manage.count.done": "Done",
  "manage.count.inReview": "In review",
  "manage.count.inWork": "In work",
  "manage.count.waiting": "Waiting",
  "manage.count.flagged": "Flagged",
  "manage.count.returned": "Returned",
  "manage.count.retired": "Retired",
  "manage.count.gold": "Gold",
  "manage.home.empty.title": "No items yet",
  "manage.home.empty.detail":
    "The form is published. Import items, then add labelers under People: they can start at once.",
  "manage.home.empty.noForm":
    "First publish a form: it says what is shown and asked. Then import items and add people.",
  "manage.home.empty.toForm": "Make the form",
  "manage.home.empty.toImport": "Import items",
  "manage.home.forecast": "Forecast",
  "manage.home.forecast.none": "Nothing is left to be labeled.",
  "manage.home.forecast.unknown": {
    plural: "count",
    one: "{count} annotation is left. Nothing was submitted in the last seven days, so there is no forecast.",
    other: "{count} annotations are left. Nothing was submitted in the last seven days, so there is no forecast.",
  },
  "manage.home.forecast.long": {
    plural: "count",
    one: "{count} annotation is left, at {pace} a day over the last week: more than a year.",
    other: "{count} annotations are left, at {pace} a day over the last week: more than a year.",
  },
  "manage.home.forecast.days": {
    plural: "count",
    one: "{count} annotation is left. At the pace of the last seven days ({pace} a day) it is done about {date}.",
    other:
      "{count} annotations are left. At the pace of the last seven days ({pace} a day) they are done about {date}.",
  },
  "manage.home.forecast.review": {
    plural: "count",
    one: "{count} finished task waits for review, which this does not count.",
    other: "{count} finished tasks wait for review, which this does not count.",
  },
  "manage.home.days": "Annotations in the last 14 days",
  "manage.home.days.table": "Show as a table",
  "manage.home.days.day": "Day (UTC)",
  "manage.home.days.submitted": "Submitted",
  "manage.home.people": "People",
  "manage.home.managePeople": "Manage people",
  "manage.home.people.note":
    "Active time leaves out pauses over one minute. Accepted is the share of decided answers that were accepted in the end. Leads see no more than this of how a person works.",
  "manage.people.tasks": "Tasks",
  "manage.people.active": "Active time",
  "manage.people.accepted": "Accepted",
  "manage.people.left": "No longer here",
} as const satisfies Area<"manage">;
