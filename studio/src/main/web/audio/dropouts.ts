/** What came too late since the song set off: what happens while it stands, nobody hears. */
export class Dropouts {
  private base: number | null = null;
  private last = 0;
  private played = false;

  /** The song sets off: counting begins anew. */
  begin(): void {
    this.base = this.last;
    this.played = true;
  }

  /** How many since the song set off, from how many there were in all. */
  now(all: number): number {
    // A program that began anew counts from zero.
    if (this.base === null || !this.played || all < this.last) this.base = all;
    this.last = all;
    return all - this.base;
  }
}
