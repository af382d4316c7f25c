import type { ErrorCode } from "@keyhole/shared/errors";
import type { Area } from "../catalogue.ts";

/** For each code: what happened (title), and what that means for the person's work and what to do (detail). */
export const errors = {
  "error.absent.title": "Not found",
  "error.absent.detail":
    "It does not exist, or it is not open to you. Nothing was changed. If you expected it here, ask the project's lead.",
  "error.signed-out.title": "You are signed out",
  "error.signed-out.detail": "Your session ended. Nothing was lost: sign in and this page continues where it stopped.",
  "error.locked.title": "Your session is locked",
  "error.locked.detail": "Nothing was lost: unlock it with your password and this page continues where it stopped.",
  "error.second-factor-needed.title": "One more step to sign in",
  "error.second-factor-needed.detail": "Enter the code of your authenticator app. Nothing was lost.",
  "error.must-enrol.title": "Set up a second factor first",
  "error.must-enrol.detail": "This installation requires one. Nothing was lost: the page continues afterwards.",
  "error.throttled.title": "Too many tries",
  "error.throttled.detail": "Nothing was changed. Wait a moment and try again.",
  "error.invalid.title": "Something in the input needs a change",
  "error.invalid.detail": "Nothing was stored, and what you entered is still here.",
  "error.conflict.title": "Somebody changed this first",
  "error.conflict.detail":
    "Nothing was overwritten, and what you entered is still here. Load the newer version and decide.",
  "error.stale-lease.title": "Your time on this task ended",
  "error.stale-lease.detail": "The task was closed or taken over. Your draft is kept on the server.",
  "error.frozen.title": "Work is frozen",
  "error.frozen.detail":
    "A security freeze covers this. Drafts are kept on the server; work goes on when it is lifted.",
  "error.second-person-needed.title": "A second person must approve this",
  "error.second-person-needed.detail": "Nothing was changed. Somebody other than you has to approve it.",
  "error.nothing-to-do.title": "No task is waiting",
  "error.nothing-to-do.detail": "Everything offered to you is done or in somebody's hands. New work appears here.",
  "error.must-acknowledge.title": "Read the guideline first",
  "error.must-acknowledge.detail":
    "A version of the guideline is out that must be read and acknowledged before the next task. Your work is saved.",
  "error.too-large.title": "This is over a limit",
  "error.too-large.detail": "Nothing was stored, and what you entered is still here.",
  "error.quota.title": "A budget is used up",
  "error.quota.detail": "Nothing was lost. Try again later, or ask an administrator to raise the limit.",
  "error.unavailable.title": "Keyhole cannot record right now",
  "error.unavailable.detail":
    "What cannot be recorded is not shown or changed. Nothing that was confirmed is lost. Try again in a moment.",
  "error.internal.title": "Keyhole made a mistake",
  "error.internal.detail":
    "Nothing that was confirmed is lost. The server's log has the cause; try again or tell an administrator.",
  "error.network.title": "No contact with the server",
  "error.network.detail":
    "Nothing that was confirmed is lost, and what you entered is still here. Check the connection and try again.",
  "error.page.title": "This page stopped working",
  "error.page.detail": "Saved work is safe on the server. Load the page again to continue.",
  "error.retry": "Try again",
  "error.retryIn": {
    plural: "seconds",
    one: "You can try again in {seconds} second.",
    other: "You can try again in {seconds} seconds.",
  },
} as const satisfies Record<`error.${ErrorCode}.title` | `error.${ErrorCode}.detail`, string> & Area<"error">;
