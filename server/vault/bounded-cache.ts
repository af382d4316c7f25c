/**
 * The last used values, at most `limit` of them. Loads once for callers that ask at the same time, and a value that
 * was forgotten while it was being loaded is not kept. Evicted keys are left to the garbage collector, not wiped:
 * somebody may be about to seal with one, and a wiped key would seal without a sound.
 */
export class BoundedCache<Value> {
  readonly #limit: number;
  readonly #values = new Map<string, Value>();
  readonly #loading = new Map<string, Promise<Value>>();

  constructor(limit: number) {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError("a cache holds at least one value");
    this.#limit = limit;
  }

  get size(): number {
    return this.#values.size;
  }

  get(name: string): Value | undefined {
    const value = this.#values.get(name);
    if (value === undefined) return undefined;
    this.#values.delete(name);
    this.#values.set(name, value); // now the youngest
    return value;
  }

  /** The value, loaded when it is not there. A failed load is not kept. */
  async load(name: string, load: () => Promise<Value>): Promise<Value> {
    const value = this.get(name);
    if (value !== undefined) return value;
    const under = this.#loading.get(name);
    if (under !== undefined) return under;
    const loading = load();
    this.#loading.set(name, loading);
    try {
      const loaded = await loading;
      if (this.#loading.get(name) === loading) this.keep(name, loaded);
      return loaded;
    } finally {
      if (this.#loading.get(name) === loading) this.#loading.delete(name);
    }
  }

  forget(name: string): void {
    this.#values.delete(name);
    this.#loading.delete(name);
  }

  /** Puts a value in, at the cost of the oldest where it is full; gives it back. */
  keep(name: string, value: Value): Value {
    this.#values.set(name, value);
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#limit) break;
      this.#values.delete(oldest);
    }
    return value;
  }
}
