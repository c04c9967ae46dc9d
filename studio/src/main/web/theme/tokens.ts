import { contrast, mix, oklch } from './color';

/** How the studio looks as a whole. */
export type ThemeName = 'dark' | 'dim' | 'light' | 'contrast';
/** How much room rows and targets take. */
export type Density = 'compact' | 'normal' | 'touch';

/** Colours of things by what they mean; each is the custom property of that name, with a hyphen before a capital's small letter. */
export interface Palette {
  /** Gaps; behind lanes. */
  readonly bg0: string;
  /** Lanes and canvases. */
  readonly bg1: string;
  /** Panels. */
  readonly bg2: string;
  /** Headers and strips. */
  readonly bg3: string;
  /** Fields, and what is under the pointer. */
  readonly bg4: string;
  /** What is pressed. */
  readonly bg5: string;
  /** The way of a fader, the ring of a knob, the dark part of a meter. */
  readonly groove: string;
  readonly line: string;
  readonly lineStrong: string;
  /** Edges that alone say that something is a control: 3 to 1 at least. */
  readonly edge: string;
  readonly text1: string;
  readonly text2: string;
  /** Never small, and only on bg1 and bg2. */
  readonly text3: string;
  readonly accent: string;
  /** The accent as text. */
  readonly accentText: string;
  /** Text on an area of accent or of a state's colour. */
  readonly onState: string;
  /** An area that is chosen. */
  readonly chosen: string;
  readonly play: string;
  readonly record: string;
  readonly solo: string;
  readonly mute: string;
  readonly warn: string;
  /** Refusals and what cannot be undone, as text. */
  readonly danger: string;
  readonly meterLow: string;
  readonly meterMid: string;
  readonly meterHigh: string;
  /** The line of a grid at a bar, at a beat and finer. */
  readonly gridBar: string;
  readonly gridBeat: string;
  readonly gridFine: string;
  readonly shadow: string;
}

/** A track's colour: its header, the body of its clips, the wave or notes on that body, text on the header and on the body. */
export interface TrackShade {
  readonly head: string;
  readonly body: string;
  readonly wave: string;
  readonly headText: string;
  readonly bodyText: string;
}

/** The 14 colours a track may have, equal in lightness, as songs name them. */
export const TRACK_COLORS: readonly string[] = [
  '#ea8c8d', '#e7936c', '#d99d54', '#c2aa4e', '#a1b65f', '#7bbe7d', '#52c2a0',
  '#34c1c1', '#42bbdd', '#68b2ef', '#8fa7f4', '#b09cec', '#cb93d8', '#de8dbb',
];
const TRACK_HUES = [20, 43, 67, 92, 120, 146, 169, 194, 220, 246, 271, 296, 320, 348];

const gray = (lightness: number) => oklch(lightness, 0.006, 255);

const dark: Palette = {
  bg0: '#0a0c0f', bg1: '#111315', bg2: '#181a1c', bg3: '#202225', bg4: '#292b2e', bg5: '#34363a', groove: '#08090b',
  line: '#36383b', lineStrong: '#4b4d50', edge: '#73767a',
  text1: '#e5e8ec', text2: '#aeb1b5', text3: '#84868a',
  accent: '#47b7f1', accentText: '#62c2f5', onState: '#0a0c0f', chosen: '#1d3a4c',
  play: '#4fce74', record: '#ed4042', solo: '#f0c630', mute: '#e78a45', warn: '#f5ae39', danger: '#ff7b78',
  meterLow: '#4ab074', meterMid: '#e8c52c', meterHigh: '#f45246',
  gridBar: '#34373b', gridBeat: '#24272a', gridFine: '#1a1c1f', shadow: '#000000',
};

const dim: Palette = {
  ...dark,
  bg0: gray(0.235), bg1: gray(0.265), bg2: gray(0.295), bg3: gray(0.33), bg4: gray(0.37), bg5: gray(0.415), groove: gray(0.2),
  line: gray(0.42), lineStrong: gray(0.5), edge: gray(0.66),
  text1: '#eef0f3', text2: '#c3c6ca', text3: '#a2a5a9', chosen: '#2b4c60',
  record: '#fa605e', danger: '#ff9693', accentText: '#7accf7',
  gridBar: gray(0.4), gridBeat: gray(0.335), gridFine: gray(0.3),
};

const light: Palette = {
  bg0: gray(0.845), bg1: gray(0.985), bg2: gray(0.955), bg3: gray(0.92), bg4: gray(0.885), bg5: gray(0.83), groove: gray(0.82),
  line: gray(0.82), lineStrong: gray(0.72), edge: gray(0.56),
  text1: gray(0.2), text2: gray(0.38), text3: gray(0.47),
  accent: '#0b76b3', accentText: '#07527e', onState: '#ffffff', chosen: '#c4e2f5',
  play: '#15803a', record: '#c9252b', solo: '#806400', mute: '#a8500f', warn: '#8f5a00', danger: '#b01c22',
  meterLow: '#2f8f57', meterMid: '#a58100', meterHigh: '#d8362b',
  gridBar: gray(0.79), gridBeat: gray(0.88), gridFine: gray(0.94), shadow: '#3a3d42',
};

const high: Palette = {
  ...dark,
  bg0: '#000000', bg1: '#000000', bg2: '#000000', bg3: '#0b0b0c', bg4: '#161618', bg5: '#2c2c30', groove: '#3a3c40',
  line: '#8d9095', lineStrong: '#c4c7cb', edge: '#ffffff',
  text1: '#ffffff', text2: '#f0f2f4', text3: '#d5d8dc',
  accent: '#5cc8ff', accentText: '#8ad8ff', onState: '#000000', chosen: '#00415f',
  play: '#5cf089', record: '#ff6a6a', solo: '#ffe04d', mute: '#ffa45c', warn: '#ffc45c', danger: '#ff9d9a',
  meterLow: '#5cd68d', meterMid: '#ffe04d', meterHigh: '#ff6a5e',
  gridBar: '#6c6f73', gridBeat: '#3d4044', gridFine: '#26282b',
};

/** Every theme's colours. */
export const PALETTES: Readonly<Record<ThemeName, Palette>> = { dark, dim, light, contrast: high };

/** The names of the themes as people read them. */
export const THEME_LABELS: Readonly<Record<ThemeName, string>> = {
  dark: 'Dark', dim: 'Dim', light: 'Light', contrast: 'High contrast',
};

/** Lengths in pixels that a density sets. */
export interface Measures {
  /** Height of a row of a list and of a menu. */
  readonly row: number;
  /** Height of buttons and fields. */
  readonly control: number;
  /** Side of a knob. */
  readonly knob: number;
  /** Height of the top bar. */
  readonly bar: number;
}

/** What each density measures. */
export const MEASURES: Readonly<Record<Density, Measures>> = {
  compact: { row: 24, control: 24, knob: 36, bar: 40 },
  normal: { row: 28, control: 28, knob: 44, bar: 48 },
  touch: { row: 44, control: 44, knob: 56, bar: 60 },
};

/** The five shades of a track's colour in a theme; a colour that is not one of the 14 gets shades made from itself. */
export function trackShade(theme: ThemeName, color: string): TrackShade {
  const known = SHADES[theme].get(color.toLowerCase());
  if (known) return known;
  const own = /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : '#9a9da2';
  const made = derived(theme, own);
  SHADES[theme].set(color.toLowerCase(), made);
  return made;
}

const SHADES: Record<ThemeName, Map<string, TrackShade>> = {
  dark: shades('dark'), dim: shades('dim'), light: shades('light'), contrast: shades('contrast'),
};

function shades(theme: ThemeName): Map<string, TrackShade> {
  return new Map(TRACK_COLORS.map((color, i) => {
    const hue = TRACK_HUES[i] ?? 0;
    if (theme === 'light') {
      return [color, { head: color, body: oklch(0.9, 0.05, hue), wave: oklch(0.5, 0.11, hue), headText: '#0a0c0f', bodyText: gray(0.2) }];
    }
    if (theme === 'contrast') {
      return [color, { head: oklch(0.84, 0.13, hue), body: oklch(0.24, 0.06, hue), wave: oklch(0.84, 0.13, hue), headText: '#000000', bodyText: '#ffffff' }];
    }
    return [color, { head: color, body: oklch(0.36, 0.06, hue), wave: oklch(0.75, 0.11, hue), headText: '#0a0c0f', bodyText: '#f2f4f6' }];
  }));
}

function derived(theme: ThemeName, color: string): TrackShade {
  const bright = theme === 'light';
  const body = mix(color, bright ? '#ffffff' : '#0a0c0f', bright ? 0.75 : 0.66);
  const wave = bright ? mix(color, '#0a0c0f', 0.45) : color;
  const headText = contrast(color, '#0a0c0f') >= contrast(color, '#ffffff') ? '#0a0c0f' : '#ffffff';
  return { head: color, body, wave, headText, bodyText: bright ? '#111315' : '#f2f4f6' };
}
