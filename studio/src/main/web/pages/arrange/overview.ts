import { palette, theme } from '../../theme/theme';
import { trackShade } from '../../theme/tokens';
import { CanvasView } from '../../view/canvas';
import type { TimeAxis } from '../../view/time-axis';
import type { Song } from '../../wire/song.generated';

const PAD = 3;

/** The whole song in a strip: clips of all tracks as thin lines, sections above, and a frame around what is seen. */
export class OverviewView extends CanvasView {
  private playhead: HTMLElement;

  constructor(
    host: HTMLElement,
    readonly axis: TimeAxis,
    private song: Song,
  ) {
    super(host, ['opaque', 'clear']);
    this.playhead = document.createElement('div');
    this.playhead.className = 'arrange-overview-head';
    this.playhead.setAttribute('aria-hidden', 'true');
    host.append(this.playhead);
    this.atEnd(() => this.playhead.remove());
    this.atEnd(axis.version.subscribe(() => this.invalidate(2)));
    this.atEnd(palette.subscribe(() => this.invalidate()));
  }

  show(song: Song): void {
    if (song === this.song) return;
    this.song = song;
    this.invalidate();
  }

  setPlayhead(tick: number): void {
    const x = tick * this.scale;
    this.playhead.style.transform = `translateX(${Math.round(Math.min(this.width - 1, x))}px)`;
  }

  /** The tick at a place of the strip. */
  tickAt(x: number): number {
    return x / this.scale;
  }

  /** CSS pixels for a tick. */
  get scale(): number {
    return this.width / this.axis.length;
  }

  protected override draw(dirty: number): void {
    if (dirty & 1) this.drawSong();
    this.drawFrame();
  }

  private drawSong(): void {
    const context = this.layers[0]?.context;
    if (!context) return;
    const colors = palette.peek();
    const { ratio, width, height, scale } = this;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = colors.bg1;
    context.fillRect(0, 0, width, height);
    const tracks = this.song.tracks.filter((track) => track.clips.length > 0);
    const each = (height - 2 * PAD) / Math.max(1, tracks.length);
    const thick = Math.max(1, Math.min(4, each - 0.5));
    tracks.forEach((track, i) => {
      const y = PAD + i * each;
      let last = '';
      for (const clip of track.clips) {
        const color = clip.color || track.color;
        if (color !== last) context.fillStyle = trackShade(theme.peek(), color).wave;
        last = color;
        context.globalAlpha = clip.muted || track.muted ? 0.3 : 0.9;
        context.fillRect(clip.at * scale, y, Math.max(1, clip.length * scale - 0.5), thick);
      }
    });
    context.globalAlpha = 1;
  }

  private drawFrame(): void {
    const context = this.layers[1]?.context;
    if (!context) return;
    const { ratio, width, height, scale, axis } = this;
    const colors = palette.peek();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const from = Math.max(0, axis.origin * scale);
    const to = Math.min(width, axis.last * scale);
    context.fillStyle = colors.bg0;
    context.globalAlpha = 0.55;
    context.fillRect(0, 0, from, height);
    context.fillRect(to, 0, width - to, height);
    context.globalAlpha = 1;
    context.strokeStyle = colors.edge;
    context.lineWidth = 1;
    context.strokeRect(from + 0.5, 0.5, Math.max(2, to - from - 1), height - 1);
  }
}
