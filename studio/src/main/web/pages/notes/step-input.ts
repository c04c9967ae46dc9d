import { type Signal, signal } from '../../core/signal';
import type { Played } from '../../played';
import { pitchName } from '../../wire/pitch';
import type { Note } from '../../wire/song.generated';
import { plainNote } from './shape';

/** What step input writes into and tells. */
export interface StepHost {
  /** The notes of the pattern now. */
  notes(): readonly Note[];
  /** Ticks of a step. */
  length(): number;
  /** Semitones by which the clip plays its pattern higher than it is written. */
  transpose(): number;
  /** Puts notes in the place of others as one step of the song; rejects when that was refused. */
  perform(label: string, old: readonly Note[], now: readonly Note[]): Promise<void>;
  /** A place as people read it. */
  place(tick: number): string;
  say(text: string): void;
  /** The cursor went somewhere. */
  moved(tick: number): void;
}

/** A step that was written; without notes it is a rest. */
interface Step {
  readonly at: number;
  readonly length: number;
  readonly notes: readonly Note[];
}

const alike = (a: Note, b: Note) => a.at === b.at && a.key === b.key && a.length === b.length && a.velocity === b.velocity;

/** `C4, E4 and G4`. */
function names(notes: readonly Note[]): string {
  const all = notes.map((note) => pitchName(note.key));
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all[all.length - 1] ?? ''}`;
}

/**
 * Writes what is played at a cursor, a step each time: keys that are held together are a chord, which is written as one step of the song when the
 * last of them is let go. The cursor goes with undo and redo.
 */
export class StepInput {
  /** Where the next step is written, in ticks of the pattern. */
  readonly cursor: Signal<number>;
  /** Notes that are held, and those that the song does not have yet. */
  readonly shown = signal<readonly Note[]>([]);
  private readonly down = new Set<number>();
  private chord: readonly Note[] = [];
  private sent: readonly Note[] = [];
  /** Steps that the song has, and those that were taken back. */
  private done: Step[] = [];
  private undone: Step[] = [];
  private busy = 0;

  constructor(
    private readonly host: StepHost,
    at: number,
  ) {
    this.cursor = signal(Math.max(0, Math.round(at)));
  }

  /** A key was struck or let go. */
  played({ key, velocity }: Played): void {
    if (velocity > 0) {
      if (this.down.size === 0) this.chord = [];
      this.down.add(key);
      const written = Math.max(0, Math.min(127, key - this.host.transpose()));
      const length = this.chord[0]?.length ?? this.host.length();
      this.hold([...this.chord.filter((note) => note.key !== written), plainNote(this.cursor.peek(), written, length, velocity)].sort((a, b) => a.key - b.key));
      return;
    }
    if (this.down.delete(key) && this.down.size === 0) this.write();
  }

  /** Leaves a step empty; while keys are held they last a step longer instead. */
  rest(): void {
    if (this.chord.length > 0) {
      const by = this.host.length();
      this.hold(this.chord.map((note) => ({ ...note, length: note.length + by })));
      return;
    }
    const step: Step = { at: this.cursor.peek(), length: this.host.length(), notes: [] };
    this.done.push(step);
    this.undone = [];
    this.go(step.at + step.length);
    this.host.say(`Rest. ${this.where()}`);
  }

  /** Steps back and takes the last step away; keys that are held are forgotten. */
  back(): void {
    if (this.chord.length > 0) {
      this.hold([]);
      this.host.say('Forgotten');
      return;
    }
    const step = this.done.pop();
    if (!step) {
      this.left();
      return;
    }
    this.go(step.at);
    const there = this.host.notes().filter((note) => step.notes.some((own) => alike(own, note)));
    if (there.length === 0) {
      this.host.say(`Back. ${this.where()}`);
      return;
    }
    void this.doing(this.host.perform(`Take back ${names(there)}`, there, [])).then((did) => {
      if (did) this.undone.push(step);
      this.host.say(did ? `${names(there)} taken back. ${this.where()}` : this.where());
    });
  }

  /** Goes a step back and leaves what is there. */
  left(): void {
    this.moveTo(this.cursor.peek() - this.host.length());
  }

  /** Goes elsewhere; steps that were written before are no longer taken back one by one. */
  moveTo(tick: number): void {
    this.done = [];
    this.undone = [];
    this.go(tick);
    this.host.say(this.where());
  }

  /** Writes what is still held. */
  finish(): void {
    this.down.clear();
    if (this.chord.length > 0) this.write();
  }

  /** The song changed: the cursor goes back with steps that were undone, and on with those that were done again. */
  follow(notes: readonly Note[]): void {
    if (this.busy > 0) return;
    const has = (own: Note) => notes.some((note) => alike(own, note));
    for (let i = this.done.length - 1; i >= 0; i--) {
      const step = this.done[i];
      if (!step || step.notes.length === 0) continue;
      if (step.notes.some(has)) break;
      this.undone.push(...this.done.splice(i).reverse());
      this.go(step.at);
    }
    for (let step = this.undone[this.undone.length - 1]; step && step.notes.every(has); step = this.undone[this.undone.length - 1]) {
      this.undone.pop();
      this.done.push(step);
      this.go(step.at + step.length);
    }
  }

  private hold(notes: readonly Note[]): void {
    this.chord = notes;
    this.shown.value = [...this.sent, ...notes];
  }

  private write(): void {
    const notes = this.chord;
    const first = notes[0];
    if (!first) return;
    const step: Step = { at: first.at, length: first.length, notes };
    const old = this.host.notes().filter((note) => note.at === step.at && notes.some((own) => own.key === note.key));
    this.done.push(step);
    this.undone = [];
    this.sent = [...this.sent, ...notes];
    this.hold([]);
    this.go(step.at + step.length);
    void this.doing(this.host.perform(`Step: ${names(notes)}`, old, notes)).then((did) => {
      this.sent = this.sent.filter((note) => !notes.includes(note));
      this.hold(this.chord);
      if (did) {
        this.host.say(`${names(notes)}. ${this.where()}`);
        return;
      }
      this.done = this.done.filter((each) => each !== step);
      this.go(step.at);
    });
  }

  /** Whether something was done. The song's changes are followed again once it was. */
  private async doing(work: Promise<void>): Promise<boolean> {
    this.busy++;
    try {
      await work;
      return true;
    } catch {
      return false;
    } finally {
      this.busy--;
    }
  }

  private go(tick: number): void {
    this.cursor.value = Math.max(0, Math.round(tick));
    this.host.moved(this.cursor.peek());
  }

  private where(): string {
    return `Cursor at bar ${this.host.place(this.cursor.peek())}`;
  }
}
