import type { FolderHandle } from './disk';

/** A folder that this browser remembers; whether it may still be read is asked anew. */
export interface KeptFolder {
  readonly id: string;
  readonly handle: FolderHandle;
}

const STORE = 'folders';

function opened(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open('songline', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error ?? new Error('This browser keeps nothing.'));
  });
}

async function within<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((done, failed) => {
      const request = ask(database.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error ?? new Error('This browser keeps nothing.'));
    });
  } finally {
    database.close();
  }
}

/** The folders that were chosen on other days; none where the browser keeps nothing. */
export async function keptFolders(): Promise<readonly KeptFolder[]> {
  if (typeof indexedDB === 'undefined') return [];
  return within('readonly', (store) => store.getAll() as IDBRequest<KeptFolder[]>).catch(() => []);
}

/** Remembers a folder; a browser that cannot forgets it with the page. */
export async function keepFolder(folder: KeptFolder): Promise<void> {
  await within('readwrite', (store) => store.put(folder)).catch(() => undefined);
}

export async function forgetFolder(id: string): Promise<void> {
  await within('readwrite', (store) => store.delete(id)).catch(() => undefined);
}
