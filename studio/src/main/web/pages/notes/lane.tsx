import { useLayoutEffect, useRef } from 'preact/hooks';
import { effect } from '../../core/signal';
import { useSignal } from '../../core/use';
import type { Studio } from '../../studio';
import { ask, hint, Select } from '../../ui';
import { navigate } from '../../view/navigate';
import { current } from './acts';
import { type Gesture, listen, type Place } from './gestures/gesture';
import { DragVelocity, DrawControls, DrawExpression, PaintVelocity } from './gestures/lane-gestures';
import type { Hand } from './hand';
import { laneId, LANES, laneScale } from './lanes';
import { LaneView } from './lane-view';
import { patternMeters } from './place';
import { axis, coloring, lane, laneHeight, selection } from './state';

/** Chooses what the lane shows. */
export function LaneBar() {
  const shown = useSignal(lane);
  const id = laneId(shown);
  const options = LANES.map((each) => ({ value: each.id, label: each.name, group: each.group }));
  const other = options.some((each) => each.value === id) ? [] : [{ value: id, label: `CC ${id.slice(3)}`, group: 'Controllers' }];
  const choose = async (next: string) => {
    const found = LANES.find((each) => each.id === next);
    if (found) lane.value = found.lane;
    else if (next === 'more') {
      const text = await ask({ title: 'Controller', label: 'Number, 0 to 127', action: 'Show' });
      const number = Number(text);
      if (text !== null && Number.isInteger(number) && number >= 0 && number <= 127) lane.value = { kind: 'controller', number };
    }
  };
  const { max, min, format } = laneScale(shown);
  return (
    <>
      <div class="notes-lane-bar">
        <Select label="Lane" title="What the lane below the notes shows" options={[...options, ...other, { value: 'more', label: 'Other controller…', group: 'Controllers' }]} value={id} onChange={(next) => void choose(next)} />
      </div>
      <div class="notes-lane-scale" aria-hidden="true"><span>{format(max)}</span><span>{format(min)}</span></div>
    </>
  );
}

/** The lane below the notes. */
export function LaneCanvas({ studio, hand }: { readonly studio: Studio; readonly hand: { readonly current: Hand | null } }) {
  const host = useRef<HTMLDivElement>(null);
  const height = useSignal(laneHeight);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return;
    const view = new LaneView(element, axis, { lane: lane.peek(), notes: [], controls: [], meters: [], selection: selection.peek(), color: '#8fa7f4', coloring: coloring.peek() });
    const press = (place: Place): Gesture | null => {
      const own = hand.current;
      const focused = current(studio);
      const shown = lane.peek();
      if (!own || !focused) return null;
      if (shown.kind === 'expression') return selection.peek().size > 0 ? new DrawExpression(own, view, place, shown) : null;
      if (shown.kind !== 'velocity') return new DrawControls(own, view, place, shown, focused.pattern.controls);
      const bar = view.barAt(place.x, place.y);
      if (bar && !place.shift && Math.abs(view.yOf(bar.velocity) - place.y) < 9) return new DragVelocity(own, view, place, bar);
      return new PaintVelocity(own, view, place);
    };
    const hover = (place: Place | null) => {
      if (!place) return;
      const shown = lane.peek();
      const value = view.scale.format(view.valueAt(place.y));
      const bar = shown.kind === 'velocity' ? view.barAt(place.x, place.y) : null;
      element.style.cursor = bar && Math.abs(view.yOf(bar.velocity) - place.y) < 9 ? 'ns-resize' : 'crosshair';
      hint.value = shown.kind === 'velocity' ? `${value} · drag a bar, or paint over many; Shift draws a line` : `${value} · drag to draw, Shift draws a line, Alt wipes`;
    };
    const ends = [
      effect(() => {
        const focused = current(studio);
        if (!focused) return;
        const { list } = patternMeters(studio.song.value, focused.clip);
        view.show({ lane: lane.value, notes: focused.pattern.notes, controls: focused.pattern.controls, meters: list, selection: selection.value, color: focused.track?.color ?? '#8fa7f4', coloring: coloring.value });
      }),
      listen(element, { press, hover }),
      navigate(element, { axis, height: view.height, scrollTop: 0 }),
    ];
    return () => {
      for (const end of ends) end();
      view.dispose();
    };
  }, [studio]);
  return <div class="notes-lane" ref={host} style={{ height: `${height}px` }} role="img" aria-label="Values of the notes; the fields below and the list of notes change them by keys" />;
}
