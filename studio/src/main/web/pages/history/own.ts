const KEY = 'songline-windows';
const MOST = 50;

/** The names that this window had, also before it was loaded again. */
export function ownWindows(window: string): ReadonlySet<string> {
  let names: readonly string[] = [];
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    if (Array.isArray(kept)) names = kept.filter((name) => typeof name === 'string');
    if (!names.includes(window)) {
      names = [...names, window].slice(-MOST);
      sessionStorage.setItem(KEY, JSON.stringify(names));
    }
  } catch {
    names = [window]; // A browser that keeps nothing knows only this name.
  }
  return new Set(names);
}
