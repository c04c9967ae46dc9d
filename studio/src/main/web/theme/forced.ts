import { luminance } from './color';
import { PALETTES, type Palette } from './tokens';

/** Whether the system sets colours of its own, as high contrast on Windows does. */
export function forcedColors(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(forced-colors: active)').matches;
}

/** The system's colours for canvases, which it does not recolour itself. */
export function systemPalette(page: Document): Palette {
  const probe = page.createElement('span');
  page.documentElement.append(probe);
  const read = (name: string) => {
    probe.style.color = name;
    const parts = /(\d+), (\d+), (\d+)/.exec(getComputedStyle(probe).color);
    return parts ? '#' + parts.slice(1, 4).map((each) => Number(each).toString(16).padStart(2, '0')).join('') : '#000000';
  };
  const canvas = read('Canvas');
  const text = read('CanvasText');
  const highlight = read('Highlight');
  probe.remove();
  const base = luminance(canvas) > 0.4 ? PALETTES.light : PALETTES.contrast;
  return { ...base, bg0: canvas, bg1: canvas, bg2: canvas, bg3: canvas, bg4: canvas, text1: text, text2: text, text3: text, line: text, lineStrong: text, edge: text, accent: highlight, accentText: text, chosen: highlight };
}
