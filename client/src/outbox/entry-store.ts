/** One piece of work as the disk holds it: what stands in the open are ids, a time and a length. */
export interface StoredEntry {
  /** `<person> <purpose> <task>`. */
  readonly name: string;
  readonly person: string;
  readonly purpose: string;
  readonly task: string;
  /** Answers that the server has not confirmed; else only steps to undo, which nobody misses. */
  readonly unsent: boolean;
  /** Milliseconds UTC of this browser's clock. */
  readonly changed: number;
  /** Length of what is sealed. */
  readonly bytes: number;
}

export interface WholeEntry {
  readonly entry: StoredEntry;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

/** Where entries are kept. Every method may fail: a browser may refuse storage, or have no room (`QuotaExceededError`). */
export interface EntryStore {
  all(this: void): Promise<readonly StoredEntry[]>;
  get(this: void, name: string): Promise<WholeEntry | undefined>;
  put(this: void, whole: WholeEntry): Promise<void>;
  remove(this: void, names: readonly string[]): Promise<void>;
}

// Apart, so that counting what is there reads none of it.
const [base, heads, bodies] = ["keyhole.outbox", "entries", "sealed"];

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(base, 1);
    request.addEventListener("upgradeneeded", () => {
      request.result.createObjectStore(heads, { keyPath: "name" });
      request.result.createObjectStore(bodies);
    });
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(reasonOf(request.error)));
    request.addEventListener("blocked", () => reject(new Error("the browser's store is held by an older page")));
  });
}

const reasonOf = (error: DOMException | null): Error => error ?? new Error("the browser's store failed");

/** The browser's IndexedDB. Opened anew where the browser closed it, as when a person clears the site's data. */
export function browserEntries(): EntryStore {
  let database: Promise<IDBDatabase> | null = null;
  const open = (): Promise<IDBDatabase> => {
    const forget = (): void => void (database = null);
    database ??= opened().then((made) => {
      made.addEventListener("close", forget);
      made.addEventListener("versionchange", () => {
        made.close();
        forget();
      });
      return made;
    });
    database.catch(forget);
    return database;
  };
  /** Runs one transaction; resolves once it is committed, with what `run` asked for. */
  async function within<Value>(
    mode: IDBTransactionMode,
    run: (transaction: IDBTransaction) => () => Value,
  ): Promise<Value> {
    const transaction = (await open()).transaction([heads, bodies], mode);
    return new Promise((resolve, reject) => {
      const result = run(transaction);
      transaction.addEventListener("complete", () => resolve(result()));
      transaction.addEventListener("abort", () => reject(reasonOf(transaction.error)));
    });
  }
  return {
    all: () =>
      within("readonly", (transaction) => {
        const request: IDBRequest<StoredEntry[]> = transaction.objectStore(heads).getAll();
        return () => request.result;
      }),
    get: (name) =>
      within("readonly", (transaction) => {
        const entry: IDBRequest<StoredEntry | undefined> = transaction.objectStore(heads).get(name);
        const sealed: IDBRequest<WholeEntry["sealed"] | undefined> = transaction.objectStore(bodies).get(name);
        return () =>
          entry.result === undefined || sealed.result === undefined
            ? undefined
            : { entry: entry.result, sealed: sealed.result };
      }),
    put: ({ entry, sealed }) =>
      within("readwrite", (transaction) => {
        transaction.objectStore(heads).put(entry);
        transaction.objectStore(bodies).put(sealed, entry.name);
        return () => undefined;
      }),
    remove: (names) =>
      within("readwrite", (transaction) => {
        for (const name of names) {
          transaction.objectStore(heads).delete(name);
          transaction.objectStore(bodies).delete(name);
        }
        return () => undefined;
      }),
  };
}
