import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { palette } from '../../theme/theme';
import type { Palette } from '../../theme/tokens';
import { IconButton } from '../../ui';
import { CanvasView } from '../../view/canvas';
import type { Axis, Chart, Paint } from './charts';

const LEFT = 40;
const RIGHT = 14;
const TOP = 8;
const BOTTOM = 20;
const FONT = '11px Inter, system-ui, sans-serif';

function color(colors: Palette, paint: Paint): string {
  switch (paint) {
    case 'song': return colors.accent;
    case 'reference': return colors.play;
    case 'target': return colors.warn;
    case 'warn': return colors.record;
    case 'faint': return colors.text3;
  }
}

/** Draws a chart and says what is under the pointer. */
class ChartView extends CanvasView {
  private pointer: number | null = null;

  constructor(host: HTMLElement, private chart: Chart, private readonly say: (text: string) => void) {
    super(host, ['opaque']);
    this.atEnd(palette.subscribe(() => this.invalidate()));
    const move = (event: PointerEvent) => this.point(event.offsetX);
    const leave = () => this.point(null);
    host.addEventListener('pointermove', move);
    host.addEventListener('pointerleave', leave);
    this.atEnd(() => {
      host.removeEventListener('pointermove', move);
      host.removeEventListener('pointerleave', leave);
    });
  }

  show(chart: Chart): void {
    this.chart = chart;
    this.invalidate();
  }

  /** The value across at a place of the picture. */
  across(x: number): number {
    const { from, to, log } = this.chart.x;
    const share = Math.min(1, Math.max(0, (x - LEFT) / (this.width - LEFT - RIGHT)));
    return log ? from * (to / from) ** share : from + share * (to - from);
  }

  private point(x: number | null): void {
    this.pointer = x === null ? null : Math.min(this.width - RIGHT, Math.max(LEFT, x));
    this.say(this.pointer === null ? '' : this.words(this.across(this.pointer)));
    this.invalidate();
  }

  private words(value: number): string {
    const { x, y, curves, bars, ranges } = this.chart;
    const said = [x.say(value)];
    for (const curve of curves) {
      const near = nearest(curve.points, value, x);
      if (near !== null) said.push(`${curve.name} ${y.say(near)}`);
    }
    for (const range of ranges) {
      const low = nearest(range.points.map(([at, least]) => [at, least] as const), value, x);
      const high = nearest(range.points.map(([at, , most]) => [at, most] as const), value, x);
      if (low !== null && high !== null) said.push(`${range.name} ${y.say(low)} to ${y.say(high)}`);
    }
    const bar = bars.find((each) => value >= each.from && value <= each.to);
    if (bar) said.push(y.say(bar.value));
    return said.join(' · ');
  }

  protected override draw(): void {
    const context = this.layers[0]?.context;
    if (!context) return;
    const colors = palette.peek();
    const { chart, width, height } = this;
    context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.fillStyle = colors.bg1;
    context.fillRect(0, 0, width, height);
    const x = (value: number) => LEFT + shareOf(chart.x, value) * (width - LEFT - RIGHT);
    const y = (value: number) => TOP + (1 - shareOf(chart.y, value)) * (height - TOP - BOTTOM);
    this.spans(context, colors, x);
    this.grid(context, colors, x, y);
    context.save();
    context.beginPath();
    context.rect(LEFT, TOP - 1, width - LEFT - RIGHT, height - TOP - BOTTOM + 2);
    context.clip();
    for (const range of chart.ranges) {
      context.globalAlpha = 0.2;
      context.fillStyle = color(colors, range.paint);
      context.beginPath();
      for (const [at, , high] of range.points) context.lineTo(x(at), y(high));
      for (const [at, low] of [...range.points].reverse()) context.lineTo(x(at), y(low));
      context.fill();
      context.globalAlpha = 1;
    }
    const zero = y(Math.max(chart.y.from, 0));
    for (const bar of chart.bars) {
      context.fillStyle = color(colors, bar.paint);
      const top = y(bar.value);
      context.fillRect(x(bar.from), Math.min(zero, top), Math.max(1, x(bar.to) - x(bar.from)), Math.max(1, Math.abs(top - zero)));
    }
    for (const curve of [...chart.curves].reverse()) {
      context.strokeStyle = color(colors, curve.paint);
      context.lineWidth = curve.thin ? 1 : 1.75;
      context.globalAlpha = curve.thin ? 0.7 : 1;
      context.lineJoin = 'round';
      context.beginPath();
      for (const [at, value] of thinned(curve.points, width)) context.lineTo(x(at), y(value));
      context.stroke();
      context.globalAlpha = 1;
    }
    this.marks(context, colors, y);
    context.restore();
    if (this.pointer !== null) {
      context.fillStyle = colors.text2;
      context.fillRect(Math.round(this.pointer), TOP, 1, height - TOP - BOTTOM);
    }
  }

  private spans(context: CanvasRenderingContext2D, colors: Palette, x: (value: number) => number): void {
    this.chart.spans.forEach((span, i) => {
      const from = x(span.from);
      const to = x(span.to);
      if (i % 2 === 1) {
        context.fillStyle = colors.bg2;
        context.fillRect(from, TOP, to - from, this.height - TOP - BOTTOM);
      }
      context.fillStyle = colors.text2;
      context.font = FONT;
      context.textAlign = 'left';
      context.textBaseline = 'top';
      const text = fitting(context, span.name, to - from - 8);
      if (text !== '') context.fillText(text, from + 4, TOP + 2);
    });
  }

  private grid(context: CanvasRenderingContext2D, colors: Palette, x: (value: number) => number, y: (value: number) => number): void {
    context.font = FONT;
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    for (const mark of this.chart.y.marks) {
      context.fillStyle = colors.gridBeat;
      context.fillRect(LEFT, Math.round(y(mark.at)), this.width - LEFT - RIGHT, 1);
      context.fillStyle = colors.text2;
      context.fillText(mark.text, LEFT - 6, y(mark.at));
    }
    context.textBaseline = 'alphabetic';
    context.textAlign = 'center';
    for (const mark of this.chart.x.marks) {
      context.fillStyle = colors.gridBeat;
      context.fillRect(Math.round(x(mark.at)), TOP, 1, this.height - TOP - BOTTOM);
      context.fillStyle = colors.text2;
      context.fillText(mark.text, x(mark.at), this.height - 6);
    }
  }

  private marks(context: CanvasRenderingContext2D, colors: Palette, y: (value: number) => number): void {
    for (const level of this.chart.levels) {
      context.strokeStyle = color(colors, level.paint);
      context.lineWidth = 1;
      context.setLineDash(level.paint === 'target' ? [6, 4] : [2, 3]);
      context.beginPath();
      context.moveTo(LEFT, Math.round(y(level.at)) + 0.5);
      context.lineTo(this.width - RIGHT, Math.round(y(level.at)) + 0.5);
      context.stroke();
      context.setLineDash([]);
    }
  }
}

function shareOf(axis: Axis, value: number): number {
  return axis.log ? Math.log(Math.max(1e-9, value) / axis.from) / Math.log(axis.to / axis.from) : (value - axis.from) / (axis.to - axis.from || 1);
}

function nearest(points: readonly (readonly [number, number])[], value: number, axis: Axis): number | null {
  let best: number | null = null;
  let least = 0.03;
  for (const [at, found] of points) {
    const away = Math.abs(shareOf(axis, at) - shareOf(axis, value));
    if (away > least) continue;
    least = away;
    best = found;
  }
  return best;
}

/** Of many points, the greatest and least of each pixel. */
function thinned(points: readonly (readonly [number, number])[], width: number): readonly (readonly [number, number])[] {
  const step = Math.floor(points.length / Math.max(1, width));
  if (step < 2) return points;
  const kept: (readonly [number, number])[] = [];
  for (let i = 0; i < points.length; i += step) {
    const group = points.slice(i, i + step);
    const most = group.reduce((a, b) => (b[1] > a[1] ? b : a));
    const least = group.reduce((a, b) => (b[1] < a[1] ? b : a));
    kept.push(...(most[0] < least[0] ? [most, least] : [least, most]));
  }
  return kept;
}

function fitting(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (room < 16) return '';
  let kept = text;
  while (kept.length > 1 && context.measureText(kept === text ? kept : `${kept}…`).width > room) kept = kept.slice(0, -1);
  return kept === text ? kept : kept.length > 2 ? `${kept}…` : '';
}

export interface GraphProps {
  readonly title: string;
  readonly chart: Chart;
  readonly size?: 'small' | 'normal' | 'large';
  /** What stands beside the title. */
  readonly actions?: ComponentChildren;
  /** A press on the picture, at a value across. */
  readonly onPick?: (value: number) => void;
  readonly hint?: string;
}

/** A chart with its name, what its colours mean, and the same figures as a table. */
export function Graph({ title, chart, size = 'normal', actions, onPick, hint }: GraphProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<ChartView | null>(null);
  const readout = useRef<HTMLSpanElement>(null);
  const [table, setTable] = useState(false);
  useEffect(() => {
    if (!host.current) return;
    const made = new ChartView(host.current, chart, (text) => {
      if (readout.current) readout.current.textContent = text;
    });
    view.current = made;
    return () => {
      view.current = null;
      made.dispose();
    };
  }, [table]);
  useEffect(() => view.current?.show(chart), [chart]);
  const named = [...chart.curves, ...chart.ranges, ...chart.levels];
  return (
    <figure class={`master-graph master-graph-${size}`}>
      <figcaption>
        <h3>{title}</h3>
        <span class="master-legend">
          {named.map((each) => <span key={each.name}><i class={`master-key-${each.paint} ${'at' in each ? 'master-key-level' : chart.ranges.some((range) => range === each) ? 'master-key-range' : ''}`} aria-hidden="true" />{each.name}</span>)}
        </span>
        {actions}
        <IconButton icon={table ? 'wave' : 'list'} label={table ? `${title} as a picture` : `${title} as a table`} pressed={table} onPress={() => setTable(!table)} />
      </figcaption>
      {table ? (
        <div key="table" class="master-table" role="region" aria-label={`${title}, table`} tabIndex={0}>
          <table>
            <thead><tr>{chart.head.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
            <tbody>{chart.rows.map((row, i) => <tr key={i}>{row.map((cell, k) => (k === 0 ? <th key={k} scope="row">{cell}</th> : <td key={k}>{cell}</td>))}</tr>)}</tbody>
          </table>
        </div>
      ) : (
        <div key="picture" ref={host} class={`master-canvas ${onPick ? 'master-pick' : ''}`} role="img" aria-label={`${title}: ${named.map((each) => each.name).join(', ')}. The button beside it shows the figures.`} title={hint}
          onClick={(event) => onPick && view.current && onPick(view.current.across(event.offsetX))} />
      )}
      <span ref={readout} class="master-readout" aria-hidden="true" />
    </figure>
  );
}
