import { hint } from '../../ui';
import { pitchName } from '../../wire/pitch';
import { DrawNote } from './gestures/draw-note';
import { EraseNotes } from './gestures/erase-notes';
import type { Gesture, Place, Pressed } from './gestures/gesture';
import { Marquee } from './gestures/marquee';
import { MoveNotes } from './gestures/move-notes';
import { ResizeNotes } from './gestures/resize-notes';
import { showCut, SplitNotes } from './gestures/split-notes';
import type { Hand } from './hand';
import { NO_PREVIEW, type RollHit } from './roll-scene';
import type { Tonality } from './scales';
import { selection, tool } from './state';

/** What presses on the notes do, by tool, by what is pressed and by the keys that are held. */
export class RollPointer implements Pressed {
  constructor(
    private readonly hand: Hand,
    private readonly tonality: () => Tonality,
    private readonly says: (place: Place | null) => void,
  ) {}

  press(place: Place): Gesture | null {
    this.hand.view.host.focus({ preventScroll: true });
    const now = tool.peek();
    if (now === 'erase') return new EraseNotes(this.hand, place);
    if (now === 'split') return new SplitNotes(this.hand, place);
    const hit = this.hand.view.hit(place.x, place.y);
    if (hit) return this.grasp(place, hit);
    if (now === 'draw') {
      selection.value = new Set();
      return new DrawNote(this.hand, place, this.tonality());
    }
    return new Marquee(this.hand, place);
  }

  twice(place: Place): void {
    if (tool.peek() !== 'pointer') return;
    const hit = this.hand.view.hit(place.x, place.y);
    if (hit) void this.hand.commit('Erase 1 note', [hit.note], []);
    else {
      new DrawNote(this.hand, place, this.tonality()).end();
    }
  }

  hover(place: Place | null): void {
    this.says(place);
    const { host } = this.hand.view;
    const now = tool.peek();
    if (!place) {
      if (now === 'split') this.hand.preview(NO_PREVIEW);
      return;
    }
    if (now === 'split') {
      showCut(this.hand, place);
      host.style.cursor = 'col-resize';
      return;
    }
    const hit = this.hand.view.hit(place.x, place.y);
    host.style.cursor = now === 'erase' ? 'crosshair' : hit ? (hit.part === 'body' ? 'grab' : 'ew-resize') : now === 'draw' ? 'copy' : 'default';
    hint.value = hit
      ? `${pitchName(hit.note.key)}, velocity ${Math.round(hit.note.velocity)} · drag to move, edges to resize, Alt to copy, Shift without snap, double-click to erase`
      : now === 'draw' ? 'Press to write, drag to make it longer' : `${pitchName(this.hand.view.keyAt(place.y))} · double-click to write a note, drag to choose`;
  }

  private grasp(place: Place, hit: RollHit): Gesture {
    const chosen = selection.peek();
    if (place.mod || (place.shift && !chosen.has(hit.note))) {
      const next = new Set(chosen);
      if (!next.delete(hit.note)) next.add(hit.note);
      selection.value = next;
      if (!next.has(hit.note)) return new Marquee(this.hand, place);
    } else if (!chosen.has(hit.note)) this.hand.choose([hit.note]);
    if (hit.part !== 'body' && !place.alt) return new ResizeNotes(this.hand, place, hit.note, hit.part);
    return new MoveNotes(this.hand, place, hit.note, place.alt, chosen.has(hit.note) && !place.mod && !place.shift);
  }
}
