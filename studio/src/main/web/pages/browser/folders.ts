import { signal } from '../../core/signal';
import { toast } from '../../ui';
import { refusalText } from '../../wire/refusal';
import { type Branch, filesBelow, filesGiven, type FolderHandle, type Found, treeOf } from './disk';
import { forgetFolder, keepFolder, keptFolders } from './kept-folders';

/** A folder of the musician's disk that was chosen in the page. */
export interface ChosenFolder {
  readonly id: string;
  readonly name: string;
  /** `asleep` until somebody presses, so that the browser may ask whether the page may read it again. */
  readonly state: 'asleep' | 'reading' | 'ready' | 'gone';
  readonly tree: Branch;
  /** It holds more files than are listed. */
  readonly more: boolean;
  /** Left out where the browser gave its files once and for all. */
  readonly handle?: FolderHandle;
}

/** The folders in the order in which they were chosen. */
export const folders = signal<readonly ChosenFolder[]>([]);

type Picker = (options: { readonly id: string; readonly mode: 'read' }) => Promise<FolderHandle>;

function picker(): Picker | null {
  const own = (globalThis as { showDirectoryPicker?: unknown }).showDirectoryPicker;
  return typeof own === 'function' ? (own as Picker) : null;
}

function change(id: string, to: Partial<ChosenFolder>): void {
  folders.value = folders.peek().map((each) => (each.id === id ? { ...each, ...to } : each));
}

function add(folder: ChosenFolder): void {
  folders.value = [...folders.peek(), folder];
}

/** Lets somebody choose a folder; the result is its id, or null when none was chosen. Call it in a press. */
export async function chooseFolder(): Promise<string | null> {
  const pick = picker();
  if (!pick) return chooseOnce();
  let handle: FolderHandle;
  try {
    handle = await pick({ id: 'songline', mode: 'read' });
  } catch (refusal) {
    if (!(refusal instanceof Error && refusal.name === 'AbortError')) toast({ text: refusalText(refusal), kind: 'error' });
    return null;
  }
  for (const known of folders.peek()) {
    if (known.handle && (await known.handle.isSameEntry?.(handle))) {
      await read(known.id, handle);
      return known.id;
    }
  }
  const id = crypto.randomUUID();
  add({ id, name: handle.name, state: 'reading', tree: treeOf(handle.name, []), more: false, handle });
  void keepFolder({ id, handle });
  await read(id, handle);
  return id;
}

/** The way of browsers that open no folders: they give its files, once. */
function chooseOnce(): Promise<string | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = true;
  return new Promise((done) => {
    input.oncancel = () => done(null);
    input.onchange = () => {
      const found = filesGiven([...(input.files ?? [])]);
      if (!found) return done(null);
      const id = crypto.randomUUID();
      add({ id, name: found.name, state: 'ready', tree: treeOf(found.name, found.files), more: found.more });
      done(id);
    };
    input.click();
  });
}

async function read(id: string, handle: FolderHandle): Promise<void> {
  change(id, { state: 'reading' });
  try {
    const found: Found = await filesBelow(handle);
    change(id, { state: 'ready', tree: treeOf(handle.name, found.files), more: found.more });
  } catch {
    change(id, { state: 'gone', tree: treeOf(handle.name, []), more: false });
  }
}

/** Reads a folder again, asking whether that is allowed where the browser wants it. Call it in a press. */
export async function wake(id: string): Promise<boolean> {
  const handle = folders.peek().find((each) => each.id === id)?.handle;
  if (!handle) return false;
  const allowed = (await handle.requestPermission?.({ mode: 'read' }).catch(() => 'denied' as const)) ?? 'granted';
  if (allowed !== 'granted') {
    toast({ text: `The browser was not allowed to read “${handle.name}”.`, kind: 'warn' });
    return false;
  }
  await read(id, handle);
  return true;
}

/** Takes a folder off the list; the folder itself stays as it is. */
export function forget(id: string): void {
  folders.value = folders.peek().filter((each) => each.id !== id);
  void forgetFolder(id);
}

let recalled = false;

/** Lists the folders of other days, once; those that may be read at once are. */
export async function recallFolders(): Promise<void> {
  if (recalled) return;
  recalled = true;
  for (const { id, handle } of await keptFolders()) {
    add({ id, name: handle.name, state: 'asleep', tree: treeOf(handle.name, []), more: false, handle });
    const allowed = await handle.queryPermission?.({ mode: 'read' }).catch(() => 'prompt' as const);
    if (allowed === 'granted') void read(id, handle);
  }
}
