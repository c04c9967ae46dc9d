import { useEffect, useState } from 'preact/hooks';
import type { Studio } from '../../studio';
import { millis } from './outputs';

interface Figures {
  readonly load: number;
  readonly worst: number;
  readonly late: number;
  readonly gaps: number;
}

const LOOKS = 4;
/** Looks for which the longest block stands. */
const STANDS = 2 * LOOKS;

/** How the engine keeps up: its load, its longest block, what came too late. */
export function EngineFigures({ studio }: { readonly studio: Studio }) {
  const [figures, set] = useState<Figures>(() => read(studio, 0));
  useEffect(() => {
    let worst: number[] = [];
    const leave = studio.pulse.subscribe(() => void (worst[0] = Math.max(worst[0] ?? 0, studio.pulse.peek().worst)));
    const timer = setInterval(() => {
      set(read(studio, Math.max(...worst, 0)));
      worst = [0, ...worst].slice(0, STANDS);
    }, 1000 / LOOKS);
    return () => {
      leave();
      clearInterval(timer);
    };
  }, [studio]);
  const percent = Math.round(figures.load * 100);
  return (
    <>
      <div class={`sound-load ${percent > 80 ? 'sound-busy' : ''}`} role="meter" aria-label="Load of the engine" title="Share of its time that the engine works" aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.min(100, percent)}>
        <span style={{ width: `${Math.min(100, percent)}%` }} />
      </div>
      <dl class="sound-parts">
        <div title="Share of its time that the engine works"><dt>Load</dt><dd>{percent} %</dd></div>
        <div title="The longest that a block took in the last two seconds; the engine has 5.3 ms for a block of 256 frames at 48 kHz"><dt>Longest block</dt><dd>{millis(figures.worst)}</dd></div>
        <div title="Blocks that took longer to make than they last, since the song was opened"><dt>Blocks too late</dt><dd>{figures.late}</dd></div>
        <div title="How often the sound of this browser broke off since the page was opened"><dt>Gaps in this browser</dt><dd>{figures.gaps}</dd></div>
      </dl>
    </>
  );
}

function read(studio: Studio, worst: number): Figures {
  const { load, late } = studio.pulse.peek();
  return { load, late, worst, gaps: studio.gaps() };
}
