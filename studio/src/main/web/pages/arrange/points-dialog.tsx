import { useState } from 'preact/hooks';
import { deviceTables } from '../../catalogue';
import { useTracked } from '../../core/use';
import { meterMap } from '../../song/time';
import type { Studio } from '../../studio';
import { Button, Dialog, Empty, Field, linear, List, NumberField, openDialog, Select, TextField } from '../../ui';
import { valueAt } from '../../view/arrange/automation-curve';
import { type Point, pointShapes, type Target, type Track } from '../../wire/song.generated';
import { quietly } from './gestures/gesture';
import { laneEdits, withPoint } from '../automation/lane-edits';
import { SHAPE_NAMES } from './menus';
import { rangeOf } from '../automation/targets';

const NONE: readonly Point[] = [];
const BEND = linear({ min: -1, max: 1, initial: 0, step: 0.05, digits: 2 });

/** Opens the points of a lane of automation as a list, to read and change them without the picture. */
export function openPoints(studio: Studio, track: Track, target: Target): void {
  openDialog((close) => <PointsDialog studio={studio} id={track.id} target={target} onClose={close} />);
}

interface PointsProps {
  readonly studio: Studio;
  readonly id: string;
  readonly target: Target;
  readonly onClose: () => void;
}

function PointsDialog({ studio, id, target, onClose }: PointsProps) {
  const song = useTracked(() => studio.song.value, [studio]);
  const [chosen, setChosen] = useState<number | null>(null);
  const track = song.tracks.find((each) => each.id === id);
  const points = track?.automation.find((each) => each.target === target)?.points ?? NONE;
  const index = points.findIndex((point) => point.at === chosen);
  const point = points[index];
  if (!track) return <Dialog title="Points" onClose={onClose}><p>The track is gone.</p></Dialog>;
  const of = rangeOf(song, track, target, deviceTables.peek());
  const meters = meterMap(song);
  const put = (label: string, now: readonly Point[], next: number | null) =>
    void quietly(studio.perform(`${label} of ${of.name}`, laneEdits(track, target, now)).then(() => setChosen(next)));
  const change = (label: string, part: Partial<Point>) => {
    if (!point) return;
    const now = { ...point, ...part };
    const others = points.filter((each) => each !== point && each.at !== now.at);
    put(label, [...others, now].sort((a, b) => a.at - b.at), now.at);
  };
  const remove = () => put('Delete point', points.filter((each) => each !== point), points[index + 1]?.at ?? points[index - 1]?.at ?? null);
  const add = () => {
    const here = Math.max(0, Math.round(studio.position()));
    const last = points[points.length - 1];
    const at = last && points.some((each) => each.at === here) ? last.at + meters.beatLength(last.at) : here;
    const value = points.length > 0 ? valueAt(points, at) : of.rest;
    const made: Point = { at, value, shape: of.steps ? 'hold' : 'linear', bend: 0 };
    put('Add point', withPoint({ target, enabled: true, points }, made).lane.points, at);
  };
  const move = (text: string) => {
    const at = meters.parse(text);
    if (at !== null) change('Move point', { at });
  };
  const set = (text: string) => {
    const value = of.parse(text);
    if (value !== null) change('Set point', { value });
  };
  return (
    <Dialog title={`Points of ${of.name} of ${track.name}`} width={520} onClose={onClose} live
      actions={<><Button icon="plus" title="Adds a point where the song stands, or a beat behind the last one" onPress={add}>Add a point</Button><Button kind="primary" title="Done (Esc)" onPress={onClose}>Done</Button></>}>
      <div class="arrange-points">
        <List label="Points" items={points} keyOf={(each) => String(each.at)} selected={new Set(point ? [String(point.at)] : [])} onSelect={(_, each) => setChosen(each.at)} onDelete={remove}
          empty={<Empty icon="automation" title="No points yet" text="Add one where the song stands; its bar and value can be typed." />}
          render={(each) => <span class="arrange-points-row"><span>bar {meters.text(each.at)}</span><span>{of.format(each.value)}</span><small>{SHAPE_NAMES[each.shape]}</small></span>} />
      </div>
      {point && (
        <div class="arrange-points-fields">
          <Field label="Bar"><TextField label="Bar of the point" value={meters.text(point.at)} onCommit={move} /></Field>
          <Field label="Value"><TextField label="Value of the point" value={of.format(point.value)} onCommit={set} /></Field>
          <Field label="Shape"><Select label="Shape behind the point" options={pointShapes.map((value) => ({ value, label: SHAPE_NAMES[value] }))} value={point.shape} onChange={(shape) => change('Shape', { shape, bend: shape === 'curved' ? point.bend || 0.5 : 0 })} /></Field>
          {point.shape === 'curved' && <Field label="Bend"><NumberField label="Bend" range={BEND} value={point.bend} onCommit={(bend) => void change('Bend', { bend })} /></Field>}
        </div>
      )}
    </Dialog>
  );
}
