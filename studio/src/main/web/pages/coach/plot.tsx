import type { FindingPlot } from '../../wire/protocol.generated';
import { hertz } from './findings';

const WIDTH = 640;
const HEIGHT = 170;
const RIGHT = 18;
const LEFT = 40;
const BOTTOM = 24;
const TOP = 8;

/** The evidence as lines over two axes. */
export function EvidencePlot({ plot }: { readonly plot: FindingPlot }) {
  const frequency = plot.across === 'hertz';
  const share = frequency ? (x: number) => Math.log(x / plot.left) / Math.log(plot.right / plot.left) : (x: number) => (x - plot.left) / (plot.right - plot.left || 1);
  const x = (value: number) => LEFT + share(value) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + ((plot.high - value) / (plot.high - plot.low || 1)) * (HEIGHT - TOP - BOTTOM);
  const path = (xs: readonly number[], ys: readonly number[]) => xs.map((at, i) => `${i === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(Math.min(plot.high, Math.max(plot.low, ys[i] ?? plot.low))).toFixed(1)}`).join('');
  const names = plot.lines.map((line) => line.name).filter((name) => name !== '');
  return (
    <figure class="coach-plot">
      <figcaption>
        <b>{plot.title}</b>
        <span>{plot.unit}</span>
        <span class="coach-legend">
          {plot.lines.map((line, i) => line.name !== '' && <span key={line.name} class={`coach-line-${i % 4}`}><i aria-hidden="true" />{line.name}</span>)}
          {plot.behind && plot.behind.name !== '' && <span class="coach-range-key"><i aria-hidden="true" />{plot.behind.name}</span>}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${plot.title}, ${plot.unit}${names.length > 0 ? `: ${names.join(', ')}` : ''}`}>
        {marks(plot.low, plot.high, plot.step).map((value) => (
          <g key={`y${value}`}><line x1={LEFT} x2={WIDTH - RIGHT} y1={y(value)} y2={y(value)} /><text x={LEFT - 6} y={y(value) + 4} text-anchor="end">{String(value).replace('-', '−')}</text></g>
        ))}
        {across(plot).map((value) => (
          <g key={`x${value}`}><line x1={x(value)} x2={x(value)} y1={TOP} y2={HEIGHT - BOTTOM} /><text x={x(value)} y={HEIGHT - 6} text-anchor="middle">{frequency ? hertz(value).replace(/ k?Hz/, value < 1000 ? '' : 'k') : plot.across === 'seconds' ? `${Math.floor(value / 60)}:${String(Math.round(value % 60)).padStart(2, '0')}` : value}</text></g>
        ))}
        {plot.behind && plot.behind.x.length > 0 && <path class="coach-range" d={`${path(plot.behind.x, plot.behind.high)}${path([...plot.behind.x].reverse(), [...plot.behind.low].reverse()).replace('M', 'L')}Z`} />}
        {plot.lines.map((line, i) => <path key={`${line.name}${i}`} class={`coach-line coach-line-${i % 4}`} d={path(line.x, line.y)} />).reverse()}
      </svg>
    </figure>
  );
}

/** Values at which an axis is marked: no more than seven. */
export function marks(low: number, high: number, step: number): readonly number[] {
  const every = step * Math.max(1, Math.ceil((high - low) / step / 6));
  const result: number[] = [];
  for (let value = Math.ceil(low / every) * every; value <= high + 1e-9 && every > 0; value += every) result.push(Number(value.toFixed(6)));
  return result;
}

function across(plot: FindingPlot): readonly number[] {
  if (plot.across === 'hertz') return [20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000];
  const length = plot.right - plot.left;
  const step = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600].find((each) => length / each <= 8) ?? length;
  return marks(plot.left, plot.right, step);
}
