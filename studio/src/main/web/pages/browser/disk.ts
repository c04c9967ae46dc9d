import { wordsFound } from '../../core/words';

/** What a file holds, as far as its name tells. */
export type Medium = 'audio' | 'midi';

/** A file of a folder of the musician's disk. Nothing is read of it before it is opened. */
export interface DiskFile {
  readonly name: string;
  /** Its way from the chosen folder, with its own name: `Drums/Kicks/Deep.wav`. */
  readonly path: string;
  readonly medium: Medium;
  readonly open: () => Promise<File>;
}

/** A folder with what is below it. */
export interface Branch {
  readonly name: string;
  /** Its way from the chosen folder; empty for that itself. */
  readonly path: string;
  readonly branches: readonly Branch[];
  readonly files: readonly DiskFile[];
  /** Files in it and below. */
  readonly count: number;
}

const AUDIO = /\.(wav|wave|bwf|w64|rf64|aif|aiff|aifc|flac|mp3|ogg|oga|opus|m4a|aac)$/i;
const MIDI = /\.(mid|midi|smf|kar)$/i;
const order = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Whether a file may be of use here: its kind by its ending; null for others and for hidden ones. */
export function mediumOf(name: string): Medium | null {
  if (name.startsWith('.')) return null;
  return AUDIO.test(name) ? 'audio' : MIDI.test(name) ? 'midi' : null;
}

interface Growing {
  readonly below: Map<string, Growing>;
  readonly files: DiskFile[];
}

/** Files as a tree of their folders, by name as people count: `Kick 2` before `Kick 10`. */
export function treeOf(name: string, files: readonly DiskFile[]): Branch {
  const root: Growing = { below: new Map(), files: [] };
  for (const file of files) {
    let at = root;
    for (const part of file.path.split('/').slice(0, -1)) {
      const next = at.below.get(part) ?? { below: new Map<string, Growing>(), files: [] };
      at.below.set(part, next);
      at = next;
    }
    at.files.push(file);
  }
  return grown(name, '', root);
}

function grown(name: string, path: string, from: Growing): Branch {
  const branches = [...from.below].map(([each, below]) => grown(each, path === '' ? each : `${path}/${each}`, below)).sort((a, b) => order.compare(a.name, b.name));
  const files = [...from.files].sort((a, b) => order.compare(a.name, b.name));
  return { name, path, branches, files, count: files.length + branches.reduce((sum, each) => sum + each.count, 0) };
}

/** The files whose way holds every word, in the order of a tree. */
export function filesFound(tree: Branch, words: string, folder = tree.name): DiskFile[] {
  return [...tree.branches.flatMap((each) => filesFound(each, words, folder)), ...tree.files.filter((file) => wordsFound(words, `${folder}/${file.path}`))];
}

/** The parts of a file of the browser's that are used. */
export interface FileHandle {
  readonly kind: 'file';
  readonly name: string;
  getFile(): Promise<File>;
}

/** The parts of a folder of the browser's that are used. */
export interface FolderHandle {
  readonly kind: 'directory';
  readonly name: string;
  values(): AsyncIterable<FileHandle | FolderHandle>;
  isSameEntry?(other: FolderHandle): Promise<boolean>;
  queryPermission?(wish: { readonly mode: 'read' }): Promise<PermissionState>;
  requestPermission?(wish: { readonly mode: 'read' }): Promise<PermissionState>;
}

/** Files that a folder has at most, and how deep below it they are looked for. */
export const MOST_FILES = 20_000;
export const DEEPEST = 24;

/** What was found below a folder; `more` when there are files that were not looked at. */
export interface Found {
  readonly files: readonly DiskFile[];
  readonly more: boolean;
}

/** Looks through a folder, those nearest to it first. */
export async function filesBelow(folder: FolderHandle, most = MOST_FILES): Promise<Found> {
  const files: DiskFile[] = [];
  let level: { readonly handle: FolderHandle; readonly path: string }[] = [{ handle: folder, path: '' }];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return { files, more: true };
    const next: typeof level = [];
    for (const { handle, path } of level) {
      for await (const entry of handle.values()) {
        if (entry.kind === 'directory') {
          if (!entry.name.startsWith('.')) next.push({ handle: entry, path: `${path}${entry.name}/` });
          continue;
        }
        const medium = mediumOf(entry.name);
        if (!medium) continue;
        if (files.length === most) return { files, more: true };
        files.push({ name: entry.name, path: path + entry.name, medium, open: () => entry.getFile() });
      }
    }
    level = next;
  }
  return { files, more: false };
}

/** The parts of a file that was chosen with its folder. */
export type FileInFolder = Pick<File, 'name' | 'webkitRelativePath'>;

/** What an older browser gives for a folder: all of its files at once, each with its way. Null for none. */
export function filesGiven<T extends FileInFolder & File>(given: readonly T[], most = MOST_FILES): (Found & { readonly name: string }) | null {
  const first = given[0];
  if (!first) return null;
  const wanted = given.flatMap((file) => {
    const medium = mediumOf(file.name);
    const parts = file.webkitRelativePath.split('/');
    const hidden = parts.some((part) => part.startsWith('.'));
    return medium && !hidden ? [{ name: file.name, path: parts.slice(1).join('/') || file.name, medium, open: () => Promise.resolve(file) }] : [];
  });
  return { name: first.webkitRelativePath.split('/')[0] || 'Files', files: wanted.slice(0, most), more: wanted.length > most };
}
