import { theme } from '../../theme/theme';
import { trackShade } from '../../theme/tokens';

/** A track's colour as lines and bars show it in the theme that is shown: darker where the ground is bright. */
export function tint(color: string): string {
  return theme.peek() === 'light' ? trackShade('light', color).wave : color;
}
