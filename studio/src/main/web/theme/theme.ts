import { signal } from '../core/signal';
import { forcedColors, systemPalette } from './forced';
import { type Density, MEASURES, PALETTES, type Palette, type ThemeName } from './tokens';

/** The theme that is shown. Canvases draw again when it changes. */
export const theme = signal<ThemeName>('dark');
/** The density that is shown. */
export const density = signal<Density>('normal');
/** The colours in use, for canvases; everything else takes the custom properties. */
export const palette = signal<Palette>(PALETTES.dark);

/** Shows a theme and density in this window and in any other given, for example one that a page opened. */
export function applyTheme(name: ThemeName, room: Density, documents: readonly Document[] = [document]): void {
  const colors = PALETTES[name];
  for (const page of documents) {
    const root = page.documentElement;
    for (const [key, color] of Object.entries(colors)) root.style.setProperty(property(key), color);
    for (const [key, length] of Object.entries(MEASURES[room])) root.style.setProperty(property(key), `${length}px`);
    root.style.colorScheme = name === 'light' ? 'light' : 'dark';
    root.dataset['theme'] = name;
    root.dataset['density'] = room;
  }
  theme.value = name;
  density.value = room;
  palette.value = forcedColors() ? systemPalette(document) : colors;
}

/** The custom property of a token: `lineStrong` is `--line-strong`. */
function property(token: string): string {
  return '--' + token.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());
}
