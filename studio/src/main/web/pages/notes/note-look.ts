import { contrast, mix } from '../../theme/color';
import { type Palette, type ThemeName, trackShade } from '../../theme/tokens';
import { pixel, type Pixel } from '../../view/pixels';

/** The colours of a roll in one theme, for one track. */
export class NoteLook {
  readonly white: Pixel;
  readonly black: Pixel;
  readonly root: Pixel;
  readonly rowLine: Pixel;
  readonly octaveLine: Pixel;
  readonly bar: Pixel;
  readonly beat: Pixel;
  readonly fine: Pixel;
  readonly outside: Pixel;
  readonly chosen: Pixel;
  /** How much of `chosen` lies over the bodies of chosen notes, 0 to 256. */
  readonly chosenOver: number;
  readonly ghost: Pixel;
  readonly ghostEdge: Pixel;
  /** The body of a note of each velocity, and its edge and text. */
  readonly bodies = new Uint32Array(128);
  readonly edges = new Uint32Array(128);
  readonly texts = new Uint32Array(128);
  /** The same bodies as colours for a canvas. */
  readonly colors: readonly string[];

  constructor(
    readonly palette: Palette,
    theme: ThemeName,
    readonly color: string,
    readonly coloring: 'velocity' | 'track',
  ) {
    const light = theme === 'light';
    this.white = pixel(palette.bg1);
    this.black = pixel(mix(palette.bg1, palette.bg0, light ? 0.28 : 0.75));
    this.root = pixel(mix(palette.bg1, palette.accent, light ? 0.1 : 0.12));
    this.rowLine = pixel(mix(palette.bg1, palette.line, light ? 0.4 : 0.45));
    this.octaveLine = pixel(light ? palette.lineStrong : palette.line);
    this.bar = pixel(light ? palette.lineStrong : palette.lineStrong);
    this.beat = pixel(light ? palette.gridBar : palette.gridBar);
    this.fine = pixel(light ? palette.gridBeat : palette.gridBeat);
    this.outside = pixel(palette.bg0);
    this.chosen = pixel(palette.text1);
    this.chosenOver = light ? 40 : 96;
    this.ghost = pixel(mix(palette.bg1, palette.text3, 0.3));
    this.ghostEdge = pixel(mix(palette.bg1, palette.text3, 0.55));
    const shade = trackShade(theme, color);
    const colors: string[] = [];
    for (let velocity = 0; velocity < 128; velocity++) {
      const body = coloring === 'track' ? mix(mix(palette.bg1, shade.head, light ? 0.45 : 0.4), shade.head, velocity / 127) : ramp(palette, velocity / 127);
      colors.push(body);
      this.bodies[velocity] = pixel(body);
      this.edges[velocity] = pixel(mix(body, '#000000', 0.35));
      this.texts[velocity] = pixel(contrast(body, '#0a0c0f') >= contrast(body, '#ffffff') ? '#0a0c0f' : '#ffffff');
    }
    this.colors = colors;
  }
}

/** From quiet to loud: blue, green, amber, red, of the theme's own colours. */
function ramp(palette: Palette, share: number): string {
  const stops = [mix(palette.bg1, palette.accent, 0.55), palette.accent, palette.play, palette.warn, palette.record];
  const at = Math.max(0, Math.min(0.9999, share)) * (stops.length - 1);
  const index = Math.floor(at);
  return mix(stops[index] ?? palette.accent, stops[index + 1] ?? palette.record, at - index);
}
