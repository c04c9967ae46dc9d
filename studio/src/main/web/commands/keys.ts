/** What is needed of a key event. */
export interface KeyLike {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState?(key: string): boolean;
}

const ORDER = ['Mod', 'Ctrl', 'Alt', 'Shift'];
const CODES: Readonly<Record<string, string>> = {
  Comma: ',', Period: '.', Slash: '/', Semicolon: ';', Quote: "'", BracketLeft: '[', BracketRight: ']', Backslash: '\\', Minus: '-', Equal: '=', Backquote: '`',
};

/** Whether `Mod` is Cmd here. */
const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** A combination in the one form that keys are compared in: modifiers in order, letters large. */
export function normal(combo: string): string {
  const parts = combo.split(/\+(?=.)/);
  const last = parts.pop() ?? '';
  const key = last.length === 1 ? last.toUpperCase() : last;
  const modifiers = ORDER.filter((modifier) => parts.some((part) => part.toLowerCase() === modifier.toLowerCase()));
  return [...modifiers, key].join('+');
}

/**
 * The combinations that a key event may mean, the likeliest first: what the key says, and for digits and signs also
 * what it would say without Shift or Alt.
 */
export function combosOf(event: KeyLike, mac = isMac): string[] {
  if (event.getModifierState?.('AltGraph')) return [];
  const named = event.key === ' ' ? 'Space' : event.key;
  if (['Control', 'Shift', 'Alt', 'Meta', 'Dead', 'Unidentified', 'Process'].includes(named)) return [];
  const mod = mac ? event.metaKey : event.ctrlKey;
  const ctrl = mac && event.ctrlKey;
  if (!mac && event.metaKey) return [];
  const make = (key: string, shift: boolean) => [mod && 'Mod', ctrl && 'Ctrl', event.altKey && 'Alt', shift && 'Shift', key].filter(Boolean).join('+');
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const base = digit ?? CODES[event.code];
  const found: string[] = [];
  if (named.length > 1) found.push(make(named, event.shiftKey));
  else if (named.toUpperCase() !== named.toLowerCase()) {
    const latin = /^[a-z]$/i.test(named);
    found.push(make(latin || !letter ? named.toUpperCase() : letter, event.shiftKey));
  } else {
    found.push(make(named, false));
    if (event.shiftKey) found.push(make(base ?? named, true));
  }
  if (event.altKey && letter) found.push(make(letter, event.shiftKey));
  if (base !== undefined) found.push(make(base, event.shiftKey));
  return [...new Set(found)];
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Delete: 'Del', Backspace: '⌫', PageUp: 'PgUp', PageDown: 'PgDn',
};
const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' };

/** A combination as people read it: `Ctrl+Shift+Z`, or `⇧⌘Z` on a Mac. */
export function written(combo: string, mac = isMac): string {
  const parts = normal(combo).split(/\+(?=.)/);
  const key = parts.pop() ?? '';
  const words = SIGNS[key] ?? key;
  if (mac) return [...parts].reverse().map((part) => MAC[part] ?? part).join('') + words;
  return [...parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)), words].join('+');
}

/** Why a combination cannot be had, because browsers keep it for themselves; null when it can. */
export function reserved(combo: string): string | null {
  const keys = normal(combo);
  if (/^Mod\+(Shift\+)?[TNW]$/.test(keys) || /^(Mod|Ctrl)\+(Shift\+)?(Tab|PageUp|PageDown)$/.test(keys)) return 'The browser opens, closes and changes its tabs with these keys.';
  if (/^Mod\+[0-9]$/.test(keys)) return 'The browser changes its tabs with these keys.';
  if (/^Mod\+(Shift\+)?R$/.test(keys) || keys === 'F5') return 'The browser loads the page again with these keys.';
  if (/^(Alt\+F4|Mod\+Q|F11|F12|Mod\+Shift\+[IJ])$/.test(keys)) return 'The browser or the system keeps these keys.';
  if (/^(Shift\+)?Tab$/.test(keys)) return 'Tab goes from control to control.';
  return null;
}
