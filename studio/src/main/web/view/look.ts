import { contrast, mix } from '../theme/color';
import { type Palette, type ThemeName, trackShade } from '../theme/tokens';
import { pixel, type Pixel } from './pixels';

/** Colours of one clip. */
export interface ClipLook {
  readonly head: Pixel;
  readonly headText: Pixel;
  readonly body: Pixel;
  readonly bodyText: Pixel;
  readonly wave: Pixel;
  /** From the least to the greatest sample, behind `wave`. */
  readonly peak: Pixel;
  /** Edges and marks inside of the head. */
  readonly headLine: Pixel;
  /** Marks inside of the body. */
  readonly bodyLine: Pixel;
  /** What lies outside of a fade. */
  readonly shade: Pixel;
}

/** Colours of what is drawn by pixels, in one theme. */
export class Look {
  readonly ground: Pixel;
  /** Behind the track that has the focus. */
  readonly lit: Pixel;
  readonly gap: Pixel;
  readonly line: Pixel;
  readonly bar: Pixel;
  readonly beat: Pixel;
  readonly fine: Pixel;
  readonly over: Pixel;
  private readonly clips = new Map<string, ClipLook>();

  constructor(
    readonly theme: ThemeName,
    readonly palette: Palette,
  ) {
    this.ground = pixel(palette.bg1);
    this.lit = pixel(mix(palette.bg1, palette.bg3, 0.55));
    this.gap = pixel(palette.bg0);
    this.line = pixel(palette.line);
    this.bar = pixel(palette.gridBar);
    this.beat = pixel(palette.gridBeat);
    this.fine = pixel(palette.gridFine);
    this.over = pixel(palette.record);
  }

  /** The colours of a clip on a track of a colour. */
  clip(color: string, muted: boolean): ClipLook {
    const key = muted ? `${color}-` : color;
    const known = this.clips.get(key);
    if (known) return known;
    const shade = trackShade(this.theme, color);
    const faded = (each: string, share: number) => (muted ? mix(each, this.palette.bg2, share) : each);
    const gray = (each: string) => (muted ? mix(each, this.palette.text3, 0.55) : each);
    const body = faded(gray(shade.body), 0.6);
    const wave = faded(gray(shade.wave), 0.45);
    const head = faded(gray(shade.head), 0.55);
    const headText = muted && contrast(head, shade.headText) < 4.5 ? this.palette.text1 : shade.headText;
    const made: ClipLook = {
      head: pixel(head),
      headText: pixel(headText),
      body: pixel(body),
      bodyText: pixel(muted ? this.palette.text2 : shade.bodyText),
      wave: pixel(wave),
      peak: pixel(mix(body, wave, 0.58)),
      headLine: pixel(mix(head, '#000000', 0.45)),
      bodyLine: pixel(mix(body, wave, 0.4)),
      shade: pixel(mix(body, this.palette.bg0, 0.45)),
    };
    this.clips.set(key, made);
    return made;
  }

  /** The colour of lines on a track of a colour. */
  waveOf(color: string): string {
    return trackShade(this.theme, color).wave;
  }
}
