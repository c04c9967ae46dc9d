import type { Palette } from '../../../theme/tokens';

/** A rectangle of a canvas with an axis each way, and what graphs draw on it. */
export class Pen {
  readonly left = 30;
  readonly top = 8;
  readonly right: number;
  readonly bottom: number;

  constructor(
    readonly context: CanvasRenderingContext2D,
    width: number,
    height: number,
    readonly colors: Palette,
    private readonly font: string,
  ) {
    this.right = width - 12;
    this.bottom = height - 18;
  }

  /** Pixels of a share of the way from left to right. */
  x(share: number): number {
    return this.left + share * (this.right - this.left);
  }

  /** Pixels of a share of the way from the bottom up. */
  y(share: number): number {
    return this.bottom - share * (this.bottom - this.top);
  }

  shareX(x: number): number {
    return (x - this.left) / (this.right - this.left);
  }

  shareY(y: number): number {
    return (this.bottom - y) / (this.bottom - this.top);
  }

  /** A line across at a height, with words at its left end. */
  across(share: number, label: string, strong = false): void {
    const y = Math.round(this.y(share)) + 0.5;
    this.segment(this.left, y, this.right, y, strong ? this.colors.lineStrong : this.colors.gridBar);
    if (label) this.words(label, this.left - 5, y, 'right', 'middle');
  }

  /** A line up and down, with words below it. */
  upright(share: number, label: string, strong = false): void {
    const x = Math.round(this.x(share)) + 0.5;
    this.segment(x, this.top, x, this.bottom, strong ? this.colors.lineStrong : this.colors.gridBar);
    if (label) this.words(label, Math.min(this.right - 10, Math.max(this.left + 8, x)), this.bottom + 4, 'center', 'top');
  }

  /** A dashed line, for what is only a limit. */
  dashed(x0: number, y0: number, x1: number, y1: number): void {
    this.context.setLineDash([3, 3]);
    this.segment(x0, y0, x1, y1, this.colors.text3);
    this.context.setLineDash([]);
  }

  /** A curve through shares of the rectangle, filled down to a height when one is given. */
  curve(points: readonly (readonly [number, number])[], color = this.colors.accent, base: number | null = null, width = 1.75): void {
    const { context } = this;
    if (points.length < 2) return;
    context.save();
    context.beginPath();
    context.rect(this.left, this.top - 1, this.right - this.left, this.bottom - this.top + 2);
    context.clip();
    const trace = () => {
      context.beginPath();
      points.forEach(([x, y], i) => (i === 0 ? context.moveTo(this.x(x), this.y(y)) : context.lineTo(this.x(x), this.y(y))));
    };
    const [first] = points;
    const last = points[points.length - 1];
    if (base !== null && first && last) {
      trace();
      context.lineTo(this.x(last[0]), this.y(base));
      context.lineTo(this.x(first[0]), this.y(base));
      context.closePath();
      context.globalAlpha = 0.14;
      context.fillStyle = color;
      context.fill();
      context.globalAlpha = 1;
    }
    trace();
    context.lineJoin = 'round';
    context.lineWidth = width;
    context.strokeStyle = color;
    context.stroke();
    context.restore();
  }

  /** A point that can be dragged. */
  handle(x: number, y: number, label: string, on: boolean, chosen: boolean): void {
    const { context, colors } = this;
    const radius = label === '' ? 5 : 8;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = on ? (chosen ? colors.accent : colors.bg5) : colors.bg2;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = on ? colors.accent : colors.edge;
    context.stroke();
    if (label !== '') {
      context.font = this.font;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillStyle = on ? (chosen ? colors.onState : colors.text1) : colors.text2;
      context.fillText(label, x, y + 0.5);
    }
  }

  /** A lit point at shares of the rectangle. */
  dot(x: number, y: number): void {
    const { context, colors } = this;
    context.beginPath();
    context.arc(this.x(Math.min(1, Math.max(0, x))), this.y(Math.min(1, Math.max(0, y))), 4.5, 0, 2 * Math.PI);
    context.fillStyle = colors.text1;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = colors.bg1;
    context.stroke();
  }

  words(text: string, x: number, y: number, align: CanvasTextAlign, base: CanvasTextBaseline, color = this.colors.text2): void {
    this.context.font = this.font;
    this.context.textAlign = align;
    this.context.textBaseline = base;
    this.context.fillStyle = color;
    this.context.fillText(text, x, y);
  }

  private segment(x0: number, y0: number, x1: number, y1: number, color: string): void {
    this.context.beginPath();
    this.context.moveTo(x0, y0);
    this.context.lineTo(x1, y1);
    this.context.lineWidth = 1;
    this.context.strokeStyle = color;
    this.context.stroke();
  }
}

/** Where a frequency of 20 to 20,000 Hz lies, 0 to 1. */
export const shareOfHertz = (hertz: number): number => Math.log(hertz / 20) / Math.log(1000);

export const hertzOfShare = (share: number): number => 20 * 1000 ** Math.min(1, Math.max(0, share));

/** The lines of a frequency axis. */
export function hertzLines(pen: Pen): void {
  for (const [hertz, label] of [[50, '50'], [100, '100'], [200, '200'], [500, '500'], [1000, '1k'], [2000, '2k'], [5000, '5k'], [10000, '10k']] as const) pen.upright(shareOfHertz(hertz), label);
}
