import { tempoMap } from '../../song/time';
import { putClip } from '../../song/edits';
import type { Studio } from '../../studio';
import { decibels, hint } from '../../ui';
import type { AudioClip } from '../../wire/song.generated';
import { fadeLength } from '../arrange/gesture-math';
import { addPoint, goTo, movePoints, put, setFade, setPoints, settled, snapped, trim } from './acts';
import { levelAt, waveHit, type WaveHit, type WavePlan } from './hits';
import { freshPoint, gainOf, movedPoints, tickOf, timeText, withPoint } from './math';
import { axis, chosenPoints, draft, edited, type Edited } from './state';
import type { WaveEditView } from './wave-view';

const THRESHOLD = 3;

const CURSORS: Readonly<Record<WaveHit['kind'], string>> = { point: 'grab', edge: 'ew-resize', fade: 'ew-resize', curve: 'copy', wave: 'text' };

function hintOf(hit: WaveHit, at: Edited, frame: number): string {
  switch (hit.kind) {
    case 'point': return `${decibels(hit.point.gain)} at ${timeText(hit.point.at, at.source.rate)}: drag to move, Shift fine, double-click to delete`;
    case 'edge': return `Drag to move the ${hit.end} of the clip`;
    case 'fade': return `Drag to fade ${hit.which}`;
    case 'curve': return 'Drag, or double-click, to add a point of gain';
    case 'wave': return `${timeText(frame, at.source.rate)}: press to put the cursor here, double-click to add a point of gain`;
  }
}

/** A press on the picture that goes on. */
interface Held {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly hit: WaveHit;
  readonly at: Edited;
  moved: boolean;
  end: (() => Promise<unknown> | void) | null;
}

/** Lets pointers work on the picture of a recording; the result ends that. */
export function listenToWave(studio: Studio, view: WaveEditView, says: (frame: number | null) => void): () => void {
  const element = view.host;
  let held: Held | null = null;

  const place = (event: MouseEvent) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const hitAt = (plan: WavePlan, x: number, y: number) => waveHit(plan, x, y, view.height, (frame) => axis.xOf(frame), (at) => axis.tickAt(at));
  const shows = (at: Edited, clip: AudioClip) => {
    draft.value = clip;
    studio.preview([putClip(at.track.id, at.clip, clip)]);
  };
  const over = () => {
    held = null;
    draft.value = null;
    says(null);
    removeEventListener('keydown', key, true);
  };
  const cancel = () => {
    if (!held) return;
    studio.preview([]);
    over();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };
  const down = (event: PointerEvent) => {
    const at = edited(studio).peek();
    const plan = view.plan;
    if (event.button !== 0 || held || !at || !plan) return;
    const { x, y } = place(event);
    const hit = hitAt(plan, x, y);
    if (hit.kind === 'point' && !chosenPoints.peek().has(hit.point.at)) chosenPoints.value = new Set(event.shiftKey ? [...chosenPoints.peek(), hit.point.at] : [hit.point.at]);
    else if (hit.kind === 'wave' && !event.shiftKey) chosenPoints.value = new Set();
    held = { id: event.pointerId, x, y, hit, at, moved: false, end: null };
    element.setPointerCapture(event.pointerId);
    addEventListener('keydown', key, true);
  };
  const drag = (now: Held, x: number, y: number, fine: boolean) => {
    const { at, hit } = now;
    const { clip, source } = at;
    const frame = Math.min(source.frames, Math.max(0, axis.tickAt(x)));
    if (hit.kind === 'point' || hit.kind === 'curve') {
      const fresh = hit.kind === 'curve' ? freshPoint(clip.envelopeFrames, axis.tickAt(now.x)) : null;
      const points = fresh ? withPoint(clip.envelopeFrames, null, fresh) : clip.envelopeFrames;
      const start = fresh ?? (hit.kind === 'point' ? hit.point : null);
      if (!start) return;
      const chosen = fresh ? new Set([fresh.at]) : chosenPoints.peek();
      const slow = fine ? 0.1 : 1;
      const wanted = start.at + ((x - now.x) / axis.scale) * slow;
      const target = snapped(at, wanted);
      const gain = gainOf(levelAt(y, view.height) * slow + (1 - slow) * levelAt(now.y, view.height)) - gainOf(levelAt(now.y, view.height));
      const made = movedPoints(points, chosen, target - start.at, gain, source.frames);
      shows(at, { ...clip, envelopeFrames: made });
      says(target);
      const shown = made.find((point) => !points.includes(point));
      hint.value = shown ? `${decibels(shown.gain)} at ${timeText(shown.at, source.rate)}` : '';
      now.end = async () => {
        const exact = await settled(at, target);
        const last = movedPoints(points, chosen, exact - start.at, gain, source.frames);
        if (fresh) {
          chosenPoints.value = new Set(last.filter((point) => !clip.envelopeFrames.includes(point)).map((point) => point.at));
          await put(studio, 'Add gain point', at, { ...clip, envelopeFrames: last });
        } else await movePoints(studio, at, last, clip.envelopeFrames);
      };
    } else if (hit.kind === 'edge') {
      const tempo = tempoMap(studio.song.peek());
      const target = snapped(at, frame);
      says(target);
      hint.value = `${hit.end === 'start' ? 'Start' : 'End'} at ${timeText(target, source.rate)}`;
      now.end = async () => {
        const exact = await settled(at, target);
        const tick = tickBeyond(at, exact, tempo);
        await trim(studio, at, hit.end, tick - (hit.end === 'start' ? clip.at : clip.at + clip.length));
      };
    } else if (hit.kind === 'fade') {
      const tempo = tempoMap(studio.song.peek());
      const length = fadeLength(clip, hit.which, tickBeyond(at, frame, tempo));
      const fade = { ...(hit.which === 'in' ? clip.fadeIn : clip.fadeOut), length };
      shows(at, hit.which === 'in' ? { ...clip, fadeIn: fade } : { ...clip, fadeOut: fade });
      now.end = () => setFade(studio, at, hit.which, fade);
    } else {
      says(snapped(at, frame));
      now.end = async () => goTo(studio, at, await settled(at, frame));
    }
  };
  const move = (event: PointerEvent) => {
    const { x, y } = place(event);
    if (held?.id === event.pointerId) {
      if (!held.moved && Math.hypot(x - held.x, y - held.y) < THRESHOLD) return;
      held.moved = true;
      drag(held, x, y, event.shiftKey);
      return;
    }
    const at = edited(studio).peek();
    if (event.buttons !== 0 || !at || !view.plan) return;
    const hit = hitAt(view.plan, x, y);
    element.style.cursor = CURSORS[hit.kind];
    hint.value = hintOf(hit, at, Math.max(0, axis.tickAt(x)));
  };
  const up = (event: PointerEvent) => {
    if (held?.id !== event.pointerId) return;
    const now = held;
    const { x } = place(event);
    if (!now.moved) {
      over();
      if (now.hit.kind === 'wave') void settled(now.at, axis.tickAt(x)).then((frame) => goTo(studio, now.at, frame));
      return;
    }
    // What was shown stays until the song has become it, so that nothing flickers.
    const shown = draft.peek();
    void Promise.resolve(now.end?.()).finally(() => {
      if (draft.peek() === shown) draft.value = null;
    });
    held = null;
    says(null);
    removeEventListener('keydown', key, true);
  };
  const twice = (event: MouseEvent) => {
    const at = edited(studio).peek();
    if (!at || !view.plan) return;
    const { x, y } = place(event);
    const hit = hitAt(view.plan, x, y);
    if (hit.kind === 'point') void put(studio, 'Delete gain point', at, { ...at.clip, envelopeFrames: withPoint(at.clip.envelopeFrames, hit.point, null) });
    else if (hit.kind === 'curve') void addPoint(studio, axis.tickAt(x));
    else if (hit.kind === 'wave') void addHere(at, x, y);
  };
  /** A point where the pointer is, off the curve. */
  const addHere = async (at: Edited, x: number, y: number) => {
    const frame = await settled(at, Math.min(at.source.frames, Math.max(0, axis.tickAt(x))));
    const point = { ...freshPoint(at.clip.envelopeFrames, frame), gain: gainOf(levelAt(y, view.height)) };
    chosenPoints.value = new Set([point.at]);
    await setPoints(studio, 'Add gain point', at, withPoint(at.clip.envelopeFrames, null, point));
  };
  const lost = (event: PointerEvent) => {
    if (held?.id === event.pointerId) cancel();
  };
  const leave = () => {
    if (!held) hint.value = '';
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', lost);
  element.addEventListener('pointerleave', leave);
  element.addEventListener('dblclick', twice);
  return () => {
    cancel();
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', lost);
    element.removeEventListener('pointerleave', leave);
    element.removeEventListener('dblclick', twice);
  };
}

/** The tick of a frame, also outside of what the clip plays. */
function tickBeyond({ clip, source }: Edited, frame: number, tempo: ReturnType<typeof tempoMap>): number {
  const inside = tickOf(clip, source, tempo, frame);
  if (inside !== null) return inside;
  const start = tempo.secondsAt(clip.at);
  const end = tempo.secondsAt(clip.at + clip.length);
  const away = (frame - clip.offsetFrames) / source.rate;
  return tempo.tickAtSeconds(Math.max(0, clip.reversed ? end - away : start + away));
}
