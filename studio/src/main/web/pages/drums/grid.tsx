import { useLayoutEffect, useRef } from 'preact/hooks';
import { effect } from '../../core/signal';
import { useTracked } from '../../core/use';
import type { Studio } from '../../studio';
import { announce, hint } from '../../ui';
import { current } from '../notes/acts';
import { listen } from '../notes/gestures/gesture';
import { patternMeters, tickInPattern } from '../notes/place';
import { cellText } from './acts';
import { StepView } from './grid-view';
import { padNames, rowName } from '../notes/pads';
import { cursor, focused, pageShown, perPage, ROW } from './state';
import { SIXTEENTH, stepAt } from './steps';
import { Stroke } from './stroke';

/** The cells of the rows, for pointer and keyboard. */
export function StepGrid({ studio, onHear }: { readonly studio: Studio; readonly onHear: (key: number, velocity: number) => void }) {
  const host = useRef<HTMLDivElement>(null);
  const count = useTracked(() => current(studio)?.pattern.rows.length ?? 0, [studio]);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const view = new StepView(element, { rows: [], from: 0, span: 16 * SIXTEENTH, beat: 4 * SIXTEENTH, bar: 16 * SIXTEENTH, color: '#8fa7f4', cursor: null });
    const ends = [
      effect(() => {
        const now = current(studio);
        if (!now) return;
        const { map } = patternMeters(studio.song.value, now.clip);
        const span = perPage.value * SIXTEENTH;
        view.show({ rows: now.pattern.rows, from: pageShown.value * span, span, beat: map.beatLength(0), bar: map.barLength(0), color: now.track?.color ?? '#8fa7f4', cursor: focused.value ? cursor.value : null });
      }),
      effect(() => {
        const row = current(studio)?.pattern.rows[cursor.value.row];
        if (row && focused.value) pageShown.value = Math.floor((cursor.value.cell * row.rate) / (perPage.value * SIXTEENTH));
      }),
      studio.onFrame(() => {
        const now = current(studio);
        const plays = studio.transport.peek().state === 'playing' && now?.track;
        view.setPlaying(plays ? tickInPattern(plays, now.pattern.id, studio.position()) : null);
      }),
      listen(element, {
        press: (place) => {
          element.focus({ preventScroll: true });
          const hit = view.hit(place.x, place.y);
          const now = current(studio);
          if (!hit || !now) return null;
          cursor.value = { row: hit.row, cell: hit.index };
          return new Stroke(studio, view, now.pattern.id, place, hit, onHear);
        },
        hover: (place) => {
          const hit = place ? view.hit(place.x, place.y) : null;
          const now = current(studio);
          const row = hit ? now?.pattern.rows[hit.row] : undefined;
          element.style.cursor = hit ? 'pointer' : 'default';
          if (!hit || !row || !now) return;
          const step = stepAt(row.steps, hit.index);
          const value = step ? `velocity ${Math.round(step.velocity)}${step.chance < 1 ? `, chance ${Math.round(step.chance * 100)} %` : ''}${step.ratchet > 1 ? `, ${step.ratchet} times` : ''}` : 'off';
          hint.value = `${rowName(row, padNames(now.track))} ${hit.index + 1}: ${value} · drag sideways to paint, up and down for velocity, Alt chance, Shift ratchet`;
        },
      }),
    ];
    return () => {
      for (const end of ends) end();
      view.dispose();
    };
  }, [studio]);
  const cell = useTracked(() => (focused.value ? cellText(studio) : ''), [studio]);
  return (
    <div class="drums-cells" ref={host} style={{ height: `${count * ROW}px` }} tabIndex={0} role="application" data-context="editor.drums" aria-label="Steps" aria-describedby="drums-cell"
      onFocus={(event) => {
        if (!event.currentTarget.matches(':focus-visible')) return;
        focused.value = true;
        announce(cellText(studio));
      }}
      onKeyDown={() => (focused.value = true)}
      onBlur={() => (focused.value = false)}>
      <span id="drums-cell" class="hidden-text">{cell}</span>
    </div>
  );
}
