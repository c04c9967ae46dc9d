import { contrast, oklch } from '../../main/web/theme/color';
import { PALETTES, type Palette, type ThemeName, TRACK_COLORS, trackShade } from '../../main/web/theme/tokens';
import { claim, near, same, truth } from './claim';

const THEMES = Object.keys(PALETTES) as ThemeName[];
const AREAS = ['bg1', 'bg2', 'bg3', 'bg4'] as const;

type Pair = readonly [front: keyof Palette, back: keyof Palette, least: number];

const PAIRS: readonly Pair[] = [
  ...AREAS.flatMap((area): Pair[] => [['text1', area, 7], ['text2', area, 4.5], ['accentText', area, 4.5], ['danger', area, 4.5], ['warn', area, 3]]),
  ['text1', 'bg0', 7], ['text1', 'bg5', 7], ['text2', 'bg0', 4.5], ['text2', 'bg5', 4.5], ['accentText', 'bg5', 4.5],
  ['text3', 'bg1', 4.5], ['text3', 'bg2', 4.5], ['text1', 'chosen', 4.5], ['text2', 'chosen', 4.5],
  ['onState', 'accent', 4.5], ['onState', 'play', 4.5], ['onState', 'record', 4.5], ['onState', 'solo', 4.5], ['onState', 'mute', 4.5],
  ['onState', 'warn', 4.5], ['onState', 'meterHigh', 4.5], ['bg1', 'text1', 7],
  ...AREAS.flatMap((area): Pair[] => [['edge', area, 3], ['accent', area, 3], ['play', area, 3], ['record', area, 3], ['solo', area, 3], ['mute', area, 3]]),
  ['accent', 'bg0', 3], ['meterLow', 'bg1', 3], ['meterMid', 'bg1', 3], ['meterHigh', 'bg1', 3],
];

claim('contrast is what WCAG says it is', () => {
  near(contrast('#000000', '#ffffff'), 21, 1e-9);
  near(contrast('#777777', '#ffffff'), 4.48, 0.005);
  near(contrast('#ff0000', '#ffffff'), 4.0, 0.005);
});

claim('colours of one lightness come out as sRGB knows them', () => {
  same(oklch(1, 0, 0), '#ffffff');
  same(oklch(0, 0, 0), '#000000');
  same(oklch(0.628, 0.2577, 29.23), '#ff0000');
});

claim('every pair of colours that is used can be read in every theme', () => {
  const bad: string[] = [];
  for (const theme of THEMES) {
    for (const [front, back, least] of PAIRS) {
      const found = contrast(PALETTES[theme][front], PALETTES[theme][back]);
      if (found < least) bad.push(`${theme}: ${front} on ${back} ${found.toFixed(2)} < ${least}`);
    }
  }
  truth(bad.length === 0, bad.join('\n  '));
});

claim('track names and waves can be read on every colour of every theme, and on a colour of one\'s own', () => {
  const bad: string[] = [];
  for (const theme of THEMES) {
    for (const color of [...TRACK_COLORS, '#204080', '#ffff00', '#101010', '#f8f8f8']) {
      const shade = trackShade(theme, color);
      const known = TRACK_COLORS.includes(color);
      const pairs = [['head text', shade.headText, shade.head, 4.5], ['body text', shade.bodyText, shade.body, 4.5], ...(known ? [['wave', shade.wave, shade.body, 3] as const] : [])] as const;
      for (const [what, front, back, least] of pairs) {
        const found = contrast(front, back);
        if (found < least) bad.push(`${theme} ${color}: ${what} ${found.toFixed(2)} < ${least}`);
      }
    }
  }
  truth(bad.length === 0, bad.join('\n  '));
});
