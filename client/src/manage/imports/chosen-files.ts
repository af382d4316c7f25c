import type { ChosenFile } from "./upload-queue.ts";

/** Files that systems add to folders by themselves. */
const isNoise = (name: string): boolean => /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/u.test(name);

/** Files of an `<input>`, with their folders where a folder was chosen. */
export const fromInput = (files: FileList): readonly ChosenFile[] =>
  Array.from(files, (file) => ({
    file,
    name: file.webkitRelativePath === "" ? file.name : file.webkitRelativePath,
  })).filter(({ name }) => !isNoise(name));

/** Files of a drop, folders read to their end. */
export async function fromDrop(transfer: DataTransfer): Promise<readonly ChosenFile[]> {
  // Entries must be taken before the first await: the transfer is empty afterwards.
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const files = await Promise.all(entries.map(filesOf));
  return files.flat().filter(({ name }) => !isNoise(name));
}

async function filesOf(entry: FileSystemEntry): Promise<readonly ChosenFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, name: entry.fullPath.replace(/^\//u, "") }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const all: (readonly ChosenFile[])[] = [];
  for (;;) {
    // A folder is given in parts; an empty part is its end.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return all.flat();
    all.push(...(await Promise.all(part.map(filesOf))));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
