import { bringsFiles, DRAG_RECORDING, DRAG_SOUND, filesOf } from '../../drag';
import { toast } from '../../ui';
import { bringFiles, bringSound } from '../songs/bring';
import { placeRecording } from '../songs/recordings';
import { refusalText } from '../../wire/refusal';
import { placeOf } from './gestures/drag';
import type { Stage } from './stage';
import { axis } from './state';

/** Takes files, sounds and recordings that are dropped on the lanes; the result ends that. */
export function takeDrops(stage: Stage, element: HTMLElement): () => void {
  const has = (event: DragEvent, kind: string) => event.dataTransfer?.types.includes(kind) ?? false;
  const wanted = (event: DragEvent) => bringsFiles(event) || has(event, DRAG_SOUND) || has(event, DRAG_RECORDING);
  const over = (event: DragEvent) => {
    if (!wanted(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    const place = placeOf(event, element);
    const at = stage.snap(axis.tickAt(place.x));
    stage.line(at);
    const track = trackAt(place.y, event);
    stage.readout(track ? `On ${track.name}` : 'On a new track', place.x, place.y);
  };
  // A MIDI file of one part may be played by an instrument; what a file of the desktop holds is not known before it is here.
  const trackAt = (y: number, event: DragEvent) => {
    const row = stage.view.rowAt(y);
    const track = row ? stage.track(row.track) : null;
    return track && (track.kind === 'audio' || (track.kind === 'instrument' && bringsFiles(event))) ? track : null;
  };
  const leave = () => stage.clear();
  const drop = (event: DragEvent) => {
    if (!wanted(event)) return;
    event.preventDefault();
    stage.clear();
    const place = placeOf(event, element);
    const at = stage.snap(axis.tickAt(place.x));
    const track = trackAt(place.y, event)?.id ?? null;
    const { studio } = stage;
    const sound = event.dataTransfer?.getData(DRAG_SOUND) ?? '';
    const recording = event.dataTransfer?.getData(DRAG_RECORDING) ?? '';
    if (sound) void bringSound(studio, sound, at, track);
    else if (recording) void placeRecording(studio, recording, at, track);
    else filesOf(event).then((files) => bringFiles(studio, files, at, track)).catch((gone: unknown) => toast({ text: refusalText(gone), kind: 'error' }));
  };
  element.addEventListener('dragover', over);
  element.addEventListener('dragleave', leave);
  element.addEventListener('drop', drop);
  return () => {
    element.removeEventListener('dragover', over);
    element.removeEventListener('dragleave', leave);
    element.removeEventListener('drop', drop);
  };
}
