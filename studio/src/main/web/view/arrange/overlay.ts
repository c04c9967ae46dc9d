import type { Clip } from '../../wire/song.generated';
import type { Palette } from '../../theme/tokens';
import type { Look } from '../look';
import { Surface } from '../pixels';
import type { TimeAxis } from '../time-axis';
import { type ClipPainter, headOf } from './clip-paint';
import { laneOf } from './lane';
import type { Arrangement, Plan, Row } from './scene';

/** Ghosts with their waves and notes; more than these are plain. */
const MOST_PAINTED = 24;
const HANDLE = 4;

/** Draws what lies over the clips: selection, handles, ghosts, lines. All in CSS pixels. */
export class Overlay {
  private readonly scratch = document.createElement('canvas');

  constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly axis: TimeAxis,
    private readonly painter: ClipPainter,
  ) {}

  draw(of: Arrangement, plan: Plan, look: Look, scrollTop: number, width: number, height: number, ratio: number): void {
    const context = this.context;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const { palette } = look;
    this.loop(of, palette, height);
    this.time(of, plan, palette, scrollTop, width, height);
    const first = Math.max(0, plan.rows.at(Math.max(0, scrollTop)));
    for (let i = first; i < of.rows.length && plan.rows.top(i) - scrollTop < height; i++) {
      const row = of.rows[i];
      if (row?.kind === 'clips') this.outlines(of, plan, row, plan.rows.top(i) - scrollTop, palette, width);
    }
    this.hover(of, plan, palette, scrollTop);
    this.ghosts(of, plan, look, scrollTop, width, ratio);
    if (of.line !== null) this.upright(of.line, palette.accent, height, 1);
  }

  private loop(of: Arrangement, palette: Palette, height: number): void {
    if (!of.loop?.on) return;
    this.upright(of.loop.from, palette.accent, height, 0.35);
    this.upright(of.loop.to, palette.accent, height, 0.35);
  }

  private upright(tick: number, color: string, height: number, opacity: number): void {
    this.context.globalAlpha = opacity;
    this.context.fillStyle = color;
    this.context.fillRect(Math.round(this.axis.xOf(tick)), 0, 1, height);
    this.context.globalAlpha = 1;
  }

  private time(of: Arrangement, plan: Plan, palette: Palette, scrollTop: number, width: number, height: number): void {
    const time = of.time;
    if (!time) return;
    const from = Math.max(-2, Math.round(this.axis.xOf(time.from)));
    const to = Math.min(width + 2, Math.round(this.axis.xOf(time.to)));
    if (to < 0 || from > width) return;
    const context = this.context;
    const area = (top: number, bottom: number) => {
      context.fillStyle = palette.accent;
      context.globalAlpha = 0.16;
      context.fillRect(from, top, Math.max(1, to - from), bottom - top);
      context.globalAlpha = 0.8;
      context.fillRect(from, top, 1, bottom - top);
      if (to > from) context.fillRect(to - 1, top, 1, bottom - top);
      context.globalAlpha = 1;
    };
    if (!time.rows) {
      area(0, height);
      return;
    }
    of.rows.forEach((row, i) => {
      const top = plan.rows.top(i) - scrollTop;
      if (time.rows?.has(row.id) && top < height && top + row.height > 0) area(top, top + row.height);
    });
  }

  private outlines(of: Arrangement, plan: Plan, row: Row, top: number, palette: Palette, width: number): void {
    const track = plan.tracks.get(row.track);
    if (!track || of.selected.size === 0) return;
    const lane = laneOf(track);
    for (const i of lane.stretches.within(this.axis.origin, this.axis.tickAt(width))) {
      const clip = lane.clips[i];
      if (clip && of.selected.has(clip.id)) this.outline(clip, top, row.height, palette);
    }
  }

  private outline(clip: Clip, top: number, height: number, palette: Palette): void {
    const context = this.context;
    const left = Math.max(-4, Math.round(this.axis.xOf(clip.at)));
    const right = Math.min(this.axis.width + 4, Math.max(left + 2, Math.round(this.axis.xOf(clip.at + clip.length))));
    const head = headOf(height);
    context.fillStyle = palette.text1;
    context.globalAlpha = 0.1;
    context.fillRect(left, top + head, right - left, height - head);
    context.globalAlpha = 1;
    context.strokeStyle = palette.text1;
    context.lineWidth = 2;
    context.strokeRect(left + 1, top + 1, right - left - 2, height - 2);
  }

  private hover(of: Arrangement, plan: Plan, palette: Palette, scrollTop: number): void {
    const hit = of.hover;
    if (hit?.kind !== 'clip' || of.ghosts.length > 0) return;
    const index = of.rows.findIndex((row) => row.id === hit.row.id);
    if (index < 0) return;
    const top = plan.rows.top(index) - scrollTop;
    const { clip } = hit;
    const left = this.axis.xOf(clip.at);
    const right = this.axis.xOf(clip.at + clip.length);
    const { height } = hit.row;
    const context = this.context;
    context.fillStyle = palette.text1;
    if (hit.zone === 'left' || hit.zone === 'right') {
      context.fillRect(hit.zone === 'left' ? left : right - 3, top, 3, height);
    }
    if (hit.zone === 'loop') context.fillRect(left, top + height - 3, right - left, 2);
    if (hit.zone === 'gain') context.fillRect(left, top, right - left, 2);
    if (clip.kind !== 'audio' || right - left < 28 || height < 30) return;
    const y = top + headOf(height) + HANDLE + 1;
    for (const [zone, x] of [
      ['fade-in', Math.max(left + HANDLE, left + clip.fadeIn.length * this.axis.scale)],
      ['fade-out', Math.min(right - HANDLE, right - clip.fadeOut.length * this.axis.scale)],
    ] as const) {
      context.beginPath();
      context.arc(x, y, hit.zone === zone ? HANDLE + 1 : HANDLE - 0.5, 0, 2 * Math.PI);
      context.fillStyle = hit.zone === zone ? palette.accent : palette.text1;
      context.fill();
      context.strokeStyle = palette.bg0;
      context.lineWidth = 1;
      context.stroke();
    }
  }

  private ghosts(of: Arrangement, plan: Plan, look: Look, scrollTop: number, width: number, ratio: number): void {
    const context = this.context;
    of.ghosts.forEach((ghost, n) => {
      const index = of.rows.findIndex((row) => row.id === ghost.row);
      const row = of.rows[index];
      const track = row ? plan.tracks.get(row.track) : undefined;
      if (!row || !track) return;
      const top = plan.rows.top(index) - scrollTop;
      const left = Math.max(-2, Math.round(this.axis.xOf(ghost.clip.at)));
      const right = Math.min(width + 2, Math.max(left + 2, Math.round(this.axis.xOf(ghost.clip.at + ghost.clip.length))));
      if (right <= left || top > this.context.canvas.height || top + row.height < 0) return;
      context.globalAlpha = 0.82;
      if (n < MOST_PAINTED) this.paint(ghost.clip, plan, look, track.color, left, top, right - left, row.height, ratio);
      else {
        context.fillStyle = look.palette.bg4;
        context.fillRect(left, top, right - left, row.height);
      }
      context.globalAlpha = 1;
      context.strokeStyle = ghost.allowed ? look.palette.text1 : look.palette.record;
      context.lineWidth = 2;
      context.strokeRect(left + 1, top + 1, right - left - 2, row.height - 2);
    });
  }

  private paint(clip: Clip, plan: Plan, look: Look, color: string, left: number, top: number, width: number, height: number, ratio: number): void {
    const image = new ImageData(Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio)));
    const surface = new Surface(image.width, image.height, new Uint32Array(image.data.buffer));
    const scale = this.axis.scale * ratio;
    const pixels = Math.round((this.axis.origin + left / this.axis.scale) * scale);
    this.painter.paint(surface, clip, plan.clips, look, color, false, { left: pixels, scale, ratio });
    this.scratch.width = image.width;
    this.scratch.height = image.height;
    this.scratch.getContext('2d')?.putImageData(image, 0, 0);
    this.context.drawImage(this.scratch, left, top, width, height);
  }
}
