import { putMarker, putSection, putChord, putTempo } from '../../../song/edits';
import type { Edit, Section, Song } from '../../../wire/song.generated';
import { axis, timeRange } from '../state';
import type { Stage } from '../stage';
import { type Gesture, type Place, placeText, quietly } from './gesture';

/** Goes to where the pointer is. */
export class Locate implements Gesture {
  readonly cursor = 'ew-resize';
  private last = -1;

  constructor(private readonly stage: Stage) {}

  move(place: Place): void {
    const at = this.stage.snap(axis.tickAt(place.x), place.mod || place.alt);
    if (at === this.last) return;
    this.last = at;
    this.stage.studio.locate(at);
  }

  end(): void {}
}

/** Draws the loop anew, moves it or one of its ends. */
export class DragLoop implements Gesture {
  readonly cursor = 'ew-resize';
  private readonly before: { readonly from: number; readonly to: number; readonly on: boolean } | null;
  private now: { readonly from: number; readonly to: number; readonly on: boolean } | null = null;
  private readonly start: number;

  constructor(
    private readonly stage: Stage,
    private readonly part: 'empty' | 'body' | 'start' | 'end',
    place: Place,
  ) {
    this.before = stage.studio.transport.peek().loop;
    this.start = axis.tickAt(place.x);
  }

  move(place: Place): void {
    const { stage, before, part } = this;
    const tick = axis.tickAt(place.x);
    const line = stage.snap(tick, place.mod);
    let from: number;
    let to: number;
    if (part === 'body' && before) {
      from = Math.max(0, stage.snapMove(before.from, tick - this.start, place.mod));
      to = from + before.to - before.from;
    } else {
      const fixed = part === 'start' && before ? before.to : part === 'end' && before ? before.from : stage.snap(this.start, place.mod);
      from = Math.min(fixed, line);
      to = Math.max(fixed, line);
    }
    if (to <= from) return;
    this.now = { from, to, on: part === 'empty' ? true : (before?.on ?? true) };
    stage.view.show({ loop: this.now });
    stage.ruler.show({ loop: this.now });
  }

  end(): void {
    if (this.now) this.stage.studio.loop(this.now.from, this.now.to, this.now.on);
  }

  cancel(): void {
    this.stage.view.show({ loop: this.before });
    this.stage.ruler.show({ loop: this.before });
  }
}

/** Moves an edge of a section; its neighbour gives way. */
export class SizeSection implements Gesture {
  readonly cursor = 'ew-resize';
  private edits: readonly Edit[] = [];
  private readonly song: Song;

  constructor(
    private readonly stage: Stage,
    private readonly section: Section,
    private readonly end_: 'start' | 'end',
  ) {
    this.song = stage.song;
  }

  move(place: Place): void {
    const { stage, section, song } = this;
    const now = sized(song.sections, section, this.end_, stage.snap(axis.tickAt(place.x), place.mod));
    this.edits = sectionEdits(song.sections, now);
    stage.ruler.show({ song: { ...song, sections: now } });
  }

  end(): Promise<unknown> | void {
    if (this.edits.length) return quietly(this.stage.studio.perform('Size section', this.edits)).then(() => this.stage.ruler.show({ song: this.stage.song }));
    this.cancel();
  }

  cancel(): void {
    this.stage.ruler.show({ song: this.stage.song });
  }
}

/** Sections with an edge of one at another place; those that it meets end or begin there, none becomes shorter than nothing. */
export function sized(all: readonly Section[], section: Section, end: 'start' | 'end', tick: number): Section[] {
  const last = section.at + section.length;
  const from = end === 'start' ? Math.min(tick, last - 1) : section.at;
  const to = end === 'end' ? Math.max(tick, section.at + 1) : last;
  const kept: Section[] = [];
  for (const one of all) {
    if (one.id === section.id) {
      kept.push({ ...one, at: from, length: to - from });
      continue;
    }
    const at = one.at >= section.at ? Math.max(one.at, to) : one.at;
    const until = one.at < section.at ? Math.min(one.at + one.length, from) : one.at + one.length;
    if (until > at) kept.push({ ...one, at, length: until - at });
  }
  return kept;
}

/** The edits from some sections to others. */
export function sectionEdits(before: readonly Section[], after: readonly Section[]): Edit[] {
  const now = new Map(after.map((one) => [one.id, one]));
  const edits: Edit[] = [];
  const grown: Edit[] = [];
  for (const one of before) {
    const next = now.get(one.id) ?? null;
    if (next && next.at === one.at && next.length === one.length) continue;
    // What becomes smaller makes room first.
    (next && next.length > one.length ? grown : edits).push(putSection(one, next));
  }
  return [...edits, ...grown];
}

/** Moves a section, with everything in its time, before another one. */
export class MoveSection implements Gesture {
  readonly cursor = 'grabbing';
  private before: string | null | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly section: Section,
  ) {}

  move(place: Place): void {
    const { sections } = this.stage.song;
    const tick = axis.tickAt(place.x);
    const next = sections.find((one) => tick < one.at + one.length / 2) ?? null;
    this.before = next?.id ?? null;
    const last = sections[sections.length - 1];
    this.stage.line(next ? next.at : last ? last.at + last.length : 0);
    this.stage.readout(next ? `Move before ${next.name || next.kind}` : 'Move to the end', place.x, 40);
  }

  end(): Promise<unknown> | void {
    const { sections } = this.stage.song;
    const index = sections.findIndex((one) => one.id === this.section.id);
    const same = index < 0 || this.before === undefined || this.before === this.section.id || (sections[index + 1]?.id ?? null) === this.before;
    if (same) return;
    return quietly(this.stage.studio.operate({ type: 'move-section', section: this.section.id, before: this.before ?? null }));
  }
}

/** Moves a marker, a chord or a change of tempo in time; a tempo by the height of the pointer too. */
export class MoveItem implements Gesture {
  readonly cursor = 'ew-resize';
  private edit: Edit | null = null;
  private readonly song: Song;

  constructor(
    private readonly stage: Stage,
    private readonly lane: 'markers' | 'chords' | 'tempo',
    private readonly key: string | number,
    private readonly from: Place,
  ) {
    this.song = stage.song;
  }

  move(place: Place): void {
    const { stage, song, key } = this;
    const by = axis.tickAt(place.x) - axis.tickAt(this.from.x);
    const to = (at: number) => stage.snapMove(at, by, place.mod);
    const marker = this.lane === 'markers' ? song.markers.find((one) => one.id === key) : undefined;
    const chord = this.lane === 'chords' ? song.chords.find((one) => one.at === key) : undefined;
    const tempo = this.lane === 'tempo' ? song.tempos.find((one) => one.at === key) : undefined;
    if (marker) {
      const now = { ...marker, at: to(marker.at) };
      this.shows(putMarker(marker, now), { markers: song.markers.map((one) => (one === marker ? now : one)) }, placeText(stage, now.at), place);
    } else if (chord) {
      const now = { ...chord, at: to(chord.at) };
      if (song.chords.some((one) => one !== chord && one.at === now.at)) return;
      this.shows(putChord(chord, now), { chords: song.chords.map((one) => (one === chord ? now : one)).sort((a, b) => a.at - b.at) }, `${chord.chord} ${placeText(stage, now.at)}`, place);
    } else if (tempo) {
      const up = this.from.y - place.y;
      const bpm = Math.min(1000, Math.max(10, Math.round((tempo.bpm + up * (place.shift ? 0.05 : 0.5)) * 100) / 100));
      const at = tempo.at === 0 ? 0 : Math.max(1, to(tempo.at));
      if (song.tempos.some((one) => one !== tempo && one.at === at)) return;
      const now = { ...tempo, bpm: place.shift ? bpm : Math.round(bpm), at };
      this.shows(putTempo(tempo, now), { tempos: song.tempos.map((one) => (one === tempo ? now : one)).sort((a, b) => a.at - b.at) }, `${now.bpm} bpm`, place);
    }
  }

  private shows(edit: Edit, part: Partial<Song>, words: string, place: Place): void {
    this.edit = edit;
    this.stage.ruler.show({ song: { ...this.song, ...part } });
    this.stage.readout(words, place.x, 40);
  }

  end(): Promise<unknown> | void {
    const done = () => this.stage.ruler.show({ song: this.stage.song });
    if (!this.edit) return done();
    const label = this.lane === 'markers' ? 'Move marker' : this.lane === 'chords' ? 'Move chord' : 'Change tempo';
    return quietly(this.stage.studio.perform(label, [this.edit])).then(done);
  }

  cancel(): void {
    this.stage.ruler.show({ song: this.stage.song });
  }
}

/** Chooses the time of a stretch of the song on all tracks. */
export function chooseSection(section: Section): void {
  timeRange.value = { from: section.at, to: section.at + section.length, rows: null };
}
