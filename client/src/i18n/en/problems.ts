import type { Message } from "../catalogue.ts";

/**
 * Texts of the problems that the server names by key (`Problem.message`); those of the shared rules stand in rules.ts.
 * `problem-keys.test.ts` finds a key of the server that has no text.
 */
export const problems = {
  "problem.general": "This value is not accepted. Check it and try again.",
  "problem.required": "This is needed.",
  "backup.exists": "There is a file of this name already. Choose another name; nothing was written.",
  "work.other-form":
    "These answers were made under another version of the questions than the one that this task was opened with. Nothing was changed, and your draft is kept. Load the page again and go on.",
  "budget.used-up": "You have opened as much as one person may in an hour ({limit}). Your work is saved.",

  // What an input's shape got wrong, by the code of the schema's issue (door/errors.ts).
  "input.invalid-type": "This is needed, in another form. Check it and try again.",
  "input.too-big": "This is too long or too large.",
  "input.too-small": "This is needed, or too short.",
  "input.invalid-format": "This is not in the form that is needed.",
  "input.not-multiple-of": "This number does not fit the allowed steps.",
  "input.unrecognized-keys": "Something was sent that this server does not know. Load the page again.",
  "input.invalid-union": "This is not one of the forms that can be read.",
  "input.invalid-key": "A name in here is not allowed.",
  "input.invalid-element": "An entry in here is not allowed.",
  "input.invalid-value": "This is not one of the allowed values.",
  "input.custom": "This value is not accepted. Check it and try again.",

  "sign-in.wrong": "Login name or password is wrong, or the account is not active here.",
  "second-factor.wrong": "This code is wrong or was used already. Wait for the next one.",
  "password.wrong": "The password is wrong.",
  "password.too-short": "The password needs {least} characters or more.",
  "password.too-long": "The password may have {most} characters at most.",
  "password.common": "This password is among the first that attackers try. Choose another.",
  "password.about-you": "This password is built from your name or login. Choose another.",
  "people.login-taken": "This login name is taken. Choose another.",
  "people.no-such-team": "This team is not there any more. Choose another.",
  "people.is-disabled": "The account is disabled. Enable it first.",
  "people.has-project-roles":
    "This person has roles in projects, which such a duty excludes. The projects’ leads must take them away first.",
  "people.second-factor-needed":
    "The settings of the installation require a second factor of everybody. Relax that first.",
  "people.labelers-only": "Only people who just label may sign in without a second factor.",
  "break-glass.not-this-kind": "A request of this kind cannot be approved with a break-glass code.",
  "break-glass.requester-left": "Who asked could not ask for it any more, so it cannot be approved.",
  "break-glass.somebody-can": "This can be approved by {names}. Break-glass is for when nobody can.",
  "reset.login-wrong": "This is not the login name that the link is for.",
  "teams.network": "{network} is no network range. Write it like 10.20.0.0/16 or 2001:db8::/32.",
  "teams.member": "Somebody chosen has no account any more. Load the page again.",
  "people.duties-apart":
    "Administrators and security reviewers have no part in projects. Take this right off, or choose another role.",

  "image.empty": "The file is empty.",
  "image.type-unknown": "This is not a picture that can be read. Use JPEG, PNG, WebP, GIF or TIFF.",
  "image.type-refused": "Files of type {found} are not accepted. Use JPEG, PNG, WebP, GIF or TIFF.",
  "image.polyglot":
    "This picture also holds a file of type {found}, which is refused. Save it again as a plain picture.",
  "image.damaged": "The picture is damaged or cut off. Save it again and retry.",
  "image.too-slow":
    "Reading the picture took more than {seconds} seconds, which is refused. Save it in a simpler form.",
  "image.bytes": "The file has {bytes} bytes, the limit is {limit}.",
  "image.side": "The picture's longer side has {side} pixels, the limit is {limit}.",
  "image.pixels": "The picture has {pixels} pixels, the limit is {limit}.",
  "image.ratio": "The picture of {width} × {height} is more than {limit} times as long as wide, which is refused.",

  "blobs.disk-low":
    "The disk is nearly full: {neededMegabytes} MB are needed. Nothing was stored. An administrator must make room.",
  "blobs.not-an-id": "The picture's address is cut off. Load the page again.",
  "blobs.range": "A part was asked for that does not exist: the file has {size} bytes. Start again.",
  "rendition.target": "A picture can be shown with sides from 1 to {limit} pixels.",
  "rendition.outside": "A part was asked for that lies outside the picture.",
} as const satisfies Readonly<Record<string, Message>>;
