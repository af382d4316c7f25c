import { decoded, fetchMarked } from "../media/marked.ts";

/** Pictures that are fetched at once. */
const together = 4;

/**
 * The pictures of a view of a guideline, in this page's memory, under the names by which texts refer to them
 * (`picture:<id>`). They come in as they arrive; `release` drops the bytes, and after it nothing comes in.
 */
export class Shelf {
  #urls: Readonly<Record<string, string>> = {};
  readonly #listeners = new Set<() => void>();
  #isReleased = false;

  /** `blob:` addresses by name; a new object with every change. */
  readonly getUrls = (): Readonly<Record<string, string>> => this.#urls;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Fetches what is not there yet, by tickets under blob ids. One that is refused stays away: its name is shown. */
  async load(tickets: Readonly<Record<string, string>>): Promise<void> {
    const wanted = Object.entries(tickets).filter(([id]) => this.#urls[`picture:${id}`] === undefined);
    const next = async (): Promise<void> => {
      for (let one = wanted.shift(); one !== undefined && !this.#isReleased; one = wanted.shift()) {
        const [id, ticket] = one;
        await this.#fetch(`picture:${id}`, ticket);
      }
    };
    await Promise.all(Array.from({ length: together }, next));
  }

  release(): void {
    this.#isReleased = true;
    for (const url of Object.values(this.#urls)) URL.revokeObjectURL(url);
    this.#urls = {};
  }

  async #fetch(name: string, ticket: string): Promise<void> {
    const blob = await fetchMarked("/media/guideline-picture", ticket, {}).then(
      (reply) => reply.blob(),
      () => null,
    );
    if (blob === null || this.#isReleased) return;
    const url = URL.createObjectURL(blob);
    await decoded(url);
    if (this.#wasReleased()) URL.revokeObjectURL(url);
    else this.#keep(name, url);
  }

  // A method, because the state changes while a picture is decoded.
  #wasReleased(): boolean {
    return this.#isReleased;
  }

  #keep(name: string, url: string): void {
    this.#urls = { ...this.#urls, [name]: url };
    for (const listener of this.#listeners) listener();
  }
}
