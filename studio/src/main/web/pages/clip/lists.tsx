import { useMemo } from 'preact/hooks';
import { useSignal } from '../../core/use';
import type { Studio } from '../../studio';
import { Button, decibels, Field, linear, List, NumberField, Select, Tabs } from '../../ui';
import { type GainPoint, type PointShape, pointShapes } from '../../wire/song.generated';
import * as acts from './acts';
import { frameRange } from './fields';
import { LEAST, type Mark, marksAt, MOST, timeText } from './math';
import { chosenPoints, cursor, type Edited, sensitivity, shownList, soundMarks } from './state';

const GAIN = linear({ min: -60, max: 24, initial: 0, unit: 'dB', step: 0.1, digits: 1, origin: 0, parse: (text) => {
  if (/^\s*[-−]?\s*(inf|∞)/i.test(text)) return LEAST;
  const value = Number(text.replace('−', '-').replace(',', '.').replace(/\s*db\s*$/i, ''));
  return Number.isFinite(value) ? Math.min(MOST, Math.max(LEAST, value)) : null;
} });
const SHAPES: Readonly<Record<PointShape, string>> = { hold: 'Hold', linear: 'Line', curved: 'Curve' };

/** What the picture shows, as lists for the keyboard and screen readers, and the chosen point in numbers. */
export function ClipLists({ studio, at }: { readonly studio: Studio; readonly at: Edited }) {
  const list = useSignal(shownList);
  return (
    <section class="clip-lists" aria-label="Points and transients">
      <Tabs label="What the picture shows" value={list} onChange={(value) => (shownList.value = value === 'transients' ? 'transients' : 'points')} tabs={[{ id: 'points', name: 'Gain points', title: 'The points of the gain of this clip' }, { id: 'transients', name: 'Transients', title: 'Where something begins to sound' }]}>
        {list === 'points' ? <Points studio={studio} at={at} /> : <Transients studio={studio} at={at} />}
      </Tabs>
    </section>
  );
}

function Points({ studio, at }: { readonly studio: Studio; readonly at: Edited }) {
  const chosen = useSignal(chosenPoints);
  const { clip, source } = at;
  const points = clip.envelopeFrames;
  const keys = useMemo(() => new Set([...chosen].map(String)), [chosen]);
  const one = points.find((point) => chosen.has(point.at));
  return (
    <>
      <List label={`${points.length} points of the gain`} items={points} keyOf={(point) => String(point.at)} multiple rowHeight={24} selected={keys}
        empty={<p class="clip-none">No points yet: the gain is even. Double-click the picture, or press N, to add one.</p>}
        onSelect={(next, point) => {
          chosenPoints.value = new Set([...next].map(Number));
          cursor.value = point.at;
        }}
        onDelete={() => void acts.deletePoints(studio)}
        render={(point) => <span class="clip-row"><span>{timeText(point.at, source.rate)}</span><span>{decibels(point.gain)}</span><span>{SHAPES[point.shape]}</span></span>} />
      {one ? <PointFields studio={studio} at={at} point={one} /> : <Button kind="quiet" icon="plus" title="Adds a point of gain where the cursor stands" command="clip.add-point" onPress={() => void acts.addPoint(studio, cursor.peek())}>Point at the cursor</Button>}
    </>
  );
}

function PointFields({ studio, at, point }: { readonly studio: Studio; readonly at: Edited; readonly point: GainPoint }) {
  const places = useMemo(() => frameRange(at.source.rate, 0, at.source.frames), [at.source]);
  return (
    <div class="clip-point">
      <Field label="At"><NumberField label="Place of the point" range={places} value={point.at} length={4000} onCommit={(frame) => acts.changePoint(studio, at, point, { at: Math.round(frame) })} /></Field>
      <Field label="Gain"><NumberField label="Gain at the point" range={GAIN} value={point.gain} onCommit={(gain) => acts.changePoint(studio, at, point, { gain })} /></Field>
      <Field label="Then"><Select<PointShape> label="Way to the next point" value={point.shape} options={pointShapes.map((value) => ({ value, label: SHAPES[value] }))} onChange={(shape) => void acts.changePoint(studio, at, point, { shape, bend: shape === 'curved' ? point.bend || 0.5 : 0 })} /></Field>
    </div>
  );
}

function Transients({ studio, at }: { readonly studio: Studio; readonly at: Edited }) {
  const known = useSignal(soundMarks).get(at.source.id) ?? null;
  const sense = useSignal(sensitivity);
  const here = useSignal(cursor);
  const marks = useMemo((): readonly Mark[] => (known ? marksAt(known.onsets, sense) : []), [known, sense]);
  return (
    <List label={`${marks.length} transients`} items={marks} keyOf={(mark) => String(mark.frame)} rowHeight={24} selected={new Set([String(here)])}
      empty={<p class="clip-none">{known ? 'No transients as strong as this.' : 'The program listens to the recording.'}</p>}
      onSelect={(_, mark) => acts.goTo(studio, at, mark.frame)} onOpen={(mark) => void acts.splitAt(studio, [mark.frame])}
      render={(mark) => <span class="clip-row" title="Enter splits the clip here"><span>{timeText(mark.frame, at.source.rate)}</span><span>{mark.strength.toFixed(2)}</span></span>} />
  );
}
