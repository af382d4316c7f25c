import type { Area } from "../catalogue.ts";

export const session = {
  "session.signIn.title": "Sign in to Keyhole",
  "session.signIn.login": "Login name",
  "session.signIn.password": "Password",
  "session.signIn.submit": "Sign in",
  "session.signIn.refused": "Login name or password is wrong, or the account is not active here.",
  "session.signIn.demo": "Demonstration people",
  "session.signIn.demoHint": "Passwords and current codes are in the window where the demonstration was started.",
  "session.signIn.again": "Your session ended. Sign in to continue: the page behind is as you left it.",
  "session.signIn.other": "Continue as {name}, or sign in as somebody else to start afresh.",

  "session.setUpNeeded.title": "Keyhole is ready to be set up",
  "session.setUpNeeded.detail":
    "The first administrator signs in with the set-up link that the server printed where it was started. It works once and for one hour; starting the server again prints a new one.",

  "session.secondFactor.title": "Enter your code",
  "session.secondFactor.code": "Code from your authenticator app",
  "session.secondFactor.codeHint": "Six digits; a new code appears every 30 seconds.",
  "session.secondFactor.submit": "Continue",
  "session.secondFactor.refused": "This code is wrong or was used already. Wait for the next one.",
  "session.secondFactor.useRecovery": "Use a recovery code instead",
  "session.secondFactor.useApp": "Use the authenticator app instead",
  "session.secondFactor.recovery": "Recovery code",
  "session.secondFactor.recoveryHint": "One of the ten codes you saved. Each works once.",
  "session.secondFactor.recoveryRefused": "This recovery code is wrong or was used already.",
  "session.secondFactor.startOver": "Sign in as somebody else",

  "session.enrol.title": "Protect your account",
  "session.enrol.intro":
    "Keyhole asks for a code from your phone at each sign-in. Scan the picture with an authenticator app, then enter the code it shows.",
  "session.enrol.qr": "QR code for an authenticator app",
  "session.enrol.byHand": "Cannot scan? Enter this key by hand",
  "session.enrol.code": "Code that the app shows",
  "session.enrol.submit": "Confirm",
  "session.enrol.refused": "This code does not match. Check that the phone's clock is right and enter the newest code.",

  "session.recovery.title": "Save your recovery codes",
  "session.recovery.intro":
    "If you lose your phone, each of these codes signs you in once. They are shown only now: print them or keep them in a password manager.",
  "session.recovery.list": "Recovery codes",
  "session.breakGlass.title": "Save the break-glass codes",
  "session.breakGlass.intro":
    "Lifting a freeze takes two people. If the second one cannot be reached, each of these codes lifts every freeze once, from the server’s own command line; everybody with a duty is alerted. Keep them offline, apart from your own codes. They are shown only now.",
  "session.breakGlass.list": "Break-glass codes",
  "session.recovery.copy": "Copy all codes",
  "session.recovery.saved": "I saved these codes",
  "session.recovery.done": "Continue to Keyhole",

  "session.welcome.title": "Welcome to Keyhole",
  "session.welcome.setUp.title": "Set up Keyhole",
  "session.welcome.setUp.intro":
    "You will be the first administrator. Administrators invite people; they never see content.",
  "session.welcome.setUp.submit": "Create my account",
  "session.welcome.invited.title": "Welcome to Keyhole",
  "session.welcome.invited.intro": "You were invited. Choose how you sign in.",
  "session.welcome.invited.submit": "Create my account",
  "session.welcome.reset.title": "Set a new password",
  "session.welcome.reset.intro":
    "Your sign-in was reset. Choose a new password; then set up your second factor again. Your old one no longer works.",
  "session.welcome.reset.submit": "Set the password",
  "session.welcome.name": "Your name",
  "session.welcome.nameHint": "Colleagues see it. Labelers' names are hidden from blind reviewers.",
  "session.welcome.login": "Login name",
  "session.welcome.loginHint": "An address or a short name: lower-case letters, digits and . _ + @ -",
  "session.welcome.password": "Password",
  "session.welcome.passwordHint": "12 characters or more. A sentence is easier to remember than a riddle.",
  "session.welcome.tooShort": "The password needs 12 characters or more; this one has {count}.",
  "session.welcome.roles": "Roles: {roles}",
  "session.welcome.invalidTitle": "This link no longer works",
  "session.welcome.invalidDetail":
    "It was used already, has expired, or was cut off when copied. Ask whoever sent it for a new one. If you have an account already, sign in.",
  "session.welcome.setUpInvalidHint": "Setting up? Start the server again: it prints a fresh link.",
  "session.welcome.toSignIn": "Go to sign-in",

  "session.lock.title": "Locked",
  "session.lock.detail": "{name}, your work is saved. Your password unlocks this page where you left it.",
  "session.lock.password": "Password",
  "session.lock.submit": "Unlock",
  "session.lock.refused": "The password is wrong.",
  "session.lock.signOut": "Sign out instead",

  "session.cover": "Your session",
  "session.failed.title": "Keyhole cannot be reached",
  "session.role.administrator": "Administrator",
  "session.role.security-reviewer": "Security reviewer",
  "session.role.lead": "Lead",
  "session.role.reviewer": "Reviewer",
  "session.role.labeler": "Labeler",
} as const satisfies Area<"session">;
