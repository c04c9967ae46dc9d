/** From a frame of the engine on, what is heard is the song from a frame on: going on when it rolls. As Passage in Java. */
export interface Passage {
  readonly engine: number;
  readonly song: number;
  readonly rolls: boolean;
}

const KEPT = 256;

/** Which frame of the song belongs to which frame of the engine, as far as it was told. */
export class SongMap {
  private passages: Passage[] = [];

  /** Adds what was told; passages come in the order of the engine. */
  add(passages: readonly Passage[]): void {
    for (const passage of passages) {
      const last = this.passages[this.passages.length - 1];
      // The program began anew.
      if (last && passage.engine < last.engine) this.passages = [];
      this.passages.push(passage);
    }
    if (this.passages.length > KEPT) this.passages = this.passages.slice(-KEPT / 2);
  }

  /** Where the engine went last, which may not be heard yet; null when nothing was told. */
  get last(): Passage | null {
    return this.passages[this.passages.length - 1] ?? null;
  }

  /** The passage that is heard at a frame of the engine; the first one before it was told; null when none was. */
  passageAt(engine: number): Passage | null {
    for (let i = this.passages.length - 1; i >= 0; i--) {
      const passage = this.passages[i];
      if (passage && passage.engine <= engine) return passage;
    }
    return this.passages[0] ?? null;
  }

  /** The frame of the song that is heard at a frame of the engine; null when nothing was told. */
  songAt(engine: number): number | null {
    const passage = this.passageAt(engine);
    if (!passage) return null;
    const song = passage.rolls && engine > passage.engine ? passage.song + engine - passage.engine : passage.song;
    return Math.max(0, song);
  }
}
