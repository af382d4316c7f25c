/**
 * Why keys cannot be used, for the person who starts the server. `message` is a whole sentence with the fix, printed on
 * standard error before any page exists; `reason` and `file` are for tests and `keyhole doctor`. Never holds a secret.
 */
export type KeyFolderReason =
  | "missing" // the database exists and this key file does not
  | "too-open" // others could read it
  | "foreign" // another account owns it
  | "broken" // not a key ring that Keyhole wrote
  | "newer" // written by a newer Keyhole
  | "mismatch" // keys of another installation
  | "exists"; // restoring would overwrite keys

export class KeyFolderError extends Error {
  override readonly name = "KeyFolderError";
  readonly reason: KeyFolderReason;
  readonly file: string;

  constructor(reason: KeyFolderReason, file: string) {
    super(sentences[reason](file));
    this.reason = reason;
    this.file = file;
  }
}

const sentences: Readonly<Record<KeyFolderReason, (file: string) => string>> = {
  missing: (file) =>
    `The key file ${file} is missing, and this installation's data was sealed with it. Nothing was changed and no new ` +
    `key was made. Set KEYHOLE_KEYS_DIR to the folder that holds it, or restore your key backup.`,
  "too-open": (file) => `Other accounts of this machine can use ${file}. Fix: chmod go= '${file}'`,
  foreign: (file) => `${file} belongs to another account. Fix: chown it to the account that runs Keyhole.`,
  broken: (file) => `${file} is not a whole key file. Restore it from your key backup.`,
  newer: (file) => `${file} was written by a newer Keyhole. Start that version, or a later one.`,
  mismatch: (file) =>
    `The keys in ${file} are not the ones that this installation's data was sealed with. Nothing was changed. Set ` +
    `KEYHOLE_KEYS_DIR to the right folder, or restore the right key backup.`,
  exists: (file) => `${file} exists already, and keys are never overwritten. Restore into an empty folder.`,
};
