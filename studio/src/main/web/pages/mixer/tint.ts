import { theme } from '../../theme/theme';
import { contrast } from '../../theme/color';
import { PALETTES, trackShade } from '../../theme/tokens';

/** What a line needs to be seen on a bright ground at all. */
const LEAST = 1.5;

/** A track's colour as lines and bars show it in the theme that is shown: darker where it would be lost on a bright ground. */
export function tint(color: string): string {
  if (theme.peek() !== 'light' || !/^#[0-9a-f]{6}$/i.test(color) || contrast(color, PALETTES.light.bg2) >= LEAST) return color;
  return trackShade('light', color).wave;
}
