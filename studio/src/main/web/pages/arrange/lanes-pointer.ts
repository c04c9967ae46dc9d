import { focusedTrack } from '../../commands';
import { hint, openMenu } from '../../ui';
import type { Hit } from '../../view/arrange/scene';
import { ZONE_CURSORS } from '../../view/arrange/zones';
import { ChooseTime, Frame } from './gestures/choose';
import { addNoteClip, DrawClip, Erase, roomAfter } from './gestures/draw';
import { listenToDrags, placeOf } from './gestures/drag';
import { FadeClip, GainClip, LoopClip, TrimClips } from './gestures/edges';
import { type Place, type Press, quietly } from './gestures/gesture';
import { MoveClips } from './gestures/move';
import { BendLine, DrawLine, DrawPoints, MovePoint } from './gestures/points';
import { type Held, picked } from './gesture-math';
import { chooseClips, selectedClips, selectedTracks, timeRange, tool } from './state';
import type { Stage } from './stage';
import { clipMenu, laneMenu, pointMenu } from './menus';
import { openClip } from './open';
import { deviceTables } from '../../catalogue';
import { rangeOf } from '../automation/targets';

/** A value of the lane under the pointer in words. */
function valueText(hit: Extract<Hit, { kind: 'point' | 'curve' }>, value: number | undefined): string {
  const target = hit.row.automation?.lane.target;
  if (!target || value === undefined) return '';
  const range = rangeOf({ tracks: [] }, hit.track, target, deviceTables.peek());
  return `${range.name} ${range.format(value)}`;
}

/** Words for what is under the pointer, for the status bar. */
function hintOf(hit: Hit): string {
  const now = tool.peek();
  if (hit.kind === 'clip') {
    if (now === 'split') return 'Press to split the clip here';
    if (now === 'erase') return 'Press or drag over clips to delete them';
    switch (hit.zone) {
      case 'left':
      case 'right': return 'Drag to trim; Ctrl off the grid';
      case 'fade-in':
      case 'fade-out': return 'Drag to fade; secondary button for shapes';
      case 'gain': return 'Drag up or down for gain; Shift fine';
      case 'loop': return 'Drag to loop what the clip plays';
      case 'body': return 'Drag to move, Alt to copy, double click to open';
    }
  }
  if (hit.kind === 'point') return `${valueText(hit, hit.row.automation?.lane.points[hit.index]?.value)}: drag to move the point, double click to delete it`;
  if (hit.kind === 'curve') return `${valueText(hit, hit.value)}: ${hit.on ? 'drag to add a point, Alt to bend the line' : now === 'draw' ? 'drag to draw automation, Shift a line' : 'double click to add a point, drag to choose time'}`;
  if (hit.kind === 'lane') return now === 'draw' && hit.track.kind === 'instrument' ? 'Drag to draw a clip' : 'Drag to choose time, with Ctrl or Shift to frame clips';
  return '';
}

function cursorOf(hit: Hit): string {
  const now = tool.peek();
  if (hit.kind === 'point') return 'pointer';
  if (hit.kind === 'curve') return now === 'draw' ? 'crosshair' : hit.on ? 'pointer' : 'text';
  if (now === 'split' || now === 'erase' || now === 'draw') return 'crosshair';
  if (now === 'range') return 'text';
  return hit.kind === 'clip' ? ZONE_CURSORS[hit.zone] : 'default';
}

/** Everything between two clips: on the tracks from one to the other, in the time of both. */
function between(stage: Stage, first: string, last: string): string[] {
  const { tracks } = stage.song;
  const places = tracks.flatMap((track, index) => track.clips.filter((clip) => clip.id === first || clip.id === last).map((clip) => ({ clip, index })));
  const low = Math.min(...places.map(({ index }) => index));
  const high = Math.max(...places.map(({ index }) => index));
  const from = Math.min(...places.map(({ clip }) => clip.at));
  const to = Math.max(...places.map(({ clip }) => clip.at + clip.length));
  return tracks.slice(low, high + 1).flatMap((track) => track.clips.filter((clip) => clip.at < to && clip.at + clip.length > from).map((clip) => clip.id));
}

/** Lets pointers work on the lanes; the result ends that. */
export function listenToLanes(stage: Stage, element: HTMLElement): () => void {
  const { view, studio } = stage;
  let last: string | null = null;

  const focusOn = (track: string) => {
    focusedTrack.value = track;
    selectedTracks.value = new Set([track]);
  };
  const onClip = (hit: Extract<Hit, { kind: 'clip' }>, place: Place): Press => {
    const { clip, track, tick } = hit;
    const held: Held = { track, clip };
    const now = tool.peek();
    if (now === 'erase') return { gesture: () => new Erase(stage), atOnce: true };
    if (now === 'split') return { gesture: null, click: (at) => void quietly(studio.operate({ type: 'split-clips', clips: [clip.id], at: [stage.snap(tick, at.mod)] })) };
    if (now === 'range') return { gesture: () => new ChooseTime(stage, place), click: () => chooseClips([clip.id]) };
    timeRange.value = null;
    focusOn(track.id);
    const before = selectedClips.peek();
    const was = before.has(clip.id);
    if (place.shift || (place.mod && !was)) selectedClips.value = picked(before, clip.id, place, () => (last ? between(stage, last, clip.id) : []));
    else if (!was) chooseClips([clip.id]);
    if (!place.shift) last = clip.id;
    const click = (at: Place) => {
      if (at.shift) return;
      if (at.mod) selectedClips.value = was ? picked(before, clip.id, at, () => []) : selectedClips.peek();
      else chooseClips([clip.id]);
    };
    switch (hit.zone) {
      case 'left': return { gesture: () => new TrimClips(stage, held, 'start'), click };
      case 'right': return { gesture: () => new TrimClips(stage, held, 'end'), click };
      case 'loop': return { gesture: () => new LoopClip(stage, held, place), click };
      case 'fade-in':
      case 'fade-out':
        if (clip.kind === 'audio') return { gesture: () => new FadeClip(stage, held, clip, hit.zone === 'fade-in' ? 'in' : 'out'), click };
        break;
      case 'gain':
        if (clip.kind === 'audio') return { gesture: () => new GainClip(stage, held, clip, place), click };
        break;
      case 'body':
        break;
    }
    return { gesture: () => new MoveClips(stage, held, place), click };
  };
  const press = (place: Place): Press | null => {
    const hit = view.hit(place.x, place.y);
    const now = tool.peek();
    switch (hit.kind) {
      case 'clip':
        return onClip(hit, place);
      case 'point':
        focusOn(hit.track.id);
        return { gesture: () => new MovePoint(stage, hit.row, hit.index) };
      case 'curve':
        focusOn(hit.track.id);
        if (place.alt && hit.index >= 0) return { gesture: () => new BendLine(stage, hit.row, hit.index, place) };
        if (now === 'draw') return { gesture: () => (place.shift ? new DrawLine(stage, hit.row, place) : new DrawPoints(stage, hit.row)), atOnce: true };
        if (hit.on) return { gesture: () => new MovePoint(stage, hit.row, place) };
        break;
      case 'lane':
        focusOn(hit.track.id);
        if (now === 'draw' && hit.row.kind === 'clips' && hit.track.kind === 'instrument') return { gesture: () => new DrawClip(stage, hit.track, place), atOnce: true };
        break;
      case 'none':
        break;
    }
    const clear = () => {
      timeRange.value = null;
      if (!place.shift && !place.mod) chooseClips([]);
      if (hit.kind !== 'none') studio.locate(stage.snap(hit.tick, place.alt));
    };
    return { gesture: () => (place.mod || place.shift || hit.kind === 'none' ? new Frame(stage, place) : new ChooseTime(stage, place)), click: clear };
  };
  const hover = (event: PointerEvent) => {
    if (event.buttons !== 0 || event.pointerType === 'touch') return;
    const place = placeOf(event, element);
    const hit = view.hit(place.x, place.y);
    element.style.cursor = cursorOf(hit);
    hint.value = hintOf(hit);
    view.show({ hover: hit.kind === 'clip' && tool.peek() === 'pointer' ? hit : null, line: tool.peek() === 'split' && hit.kind === 'clip' ? stage.snap(hit.tick, place.mod) : null });
  };
  const leave = () => {
    if (stage.onTick) return;
    hint.value = '';
    view.show({ hover: null, line: null });
  };
  const open = (event: MouseEvent) => {
    const place = placeOf(event, element);
    const hit = view.hit(place.x, place.y);
    if (hit.kind === 'clip') void openClip(studio, hit.clip);
    else if (hit.kind === 'point') pointMenu(stage, hit.row, hit.index).remove();
    else if (hit.kind === 'curve' && tool.peek() !== 'draw') {
      const gesture = new MovePoint(stage, hit.row, place);
      gesture.move(place);
      stage.readout(null);
      void Promise.resolve(gesture.end()).finally(() => stage.clear());
    } else if (hit.kind === 'lane' && hit.row.kind === 'clips' && hit.track.kind === 'instrument') {
      const at = stage.meters.barLine(stage.meters.barBeat(hit.tick).bar);
      const from = hit.track.clips.some((clip) => clip.at <= at && clip.at + clip.length > at) ? stage.snapDown(hit.tick) : at;
      void addNoteClip(studio, hit.track, from, Math.min(stage.meters.barLength(at), roomAfter(hit.track, from) - from));
    }
  };
  const menu = (event: MouseEvent) => {
    event.preventDefault();
    const place = placeOf(event, element);
    const hit = view.hit(place.x, place.y);
    const at = { x: event.clientX, y: event.clientY };
    if (hit.kind === 'clip') {
      focusOn(hit.track.id);
      if (!selectedClips.peek().has(hit.clip.id)) chooseClips([hit.clip.id]);
      openMenu(at, clipMenu(stage, hit.clip, hit.zone), { label: 'Clip' });
    } else if (hit.kind === 'point') openMenu(at, pointMenu(stage, hit.row, hit.index).items, { label: 'Point' });
    else openMenu(at, laneMenu(stage, hit), { label: 'Lane' });
  };
  const end = listenToDrags(stage, element, press, 'both');
  element.addEventListener('pointermove', hover);
  element.addEventListener('pointerleave', leave);
  element.addEventListener('dblclick', open);
  element.addEventListener('contextmenu', menu);
  return () => {
    end();
    element.removeEventListener('pointermove', hover);
    element.removeEventListener('pointerleave', leave);
    element.removeEventListener('dblclick', open);
    element.removeEventListener('contextmenu', menu);
  };
}
