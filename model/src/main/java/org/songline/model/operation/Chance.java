package org.songline.model.operation;

/** Even chance from a seed, the same on every machine and in every version. */
final class Chance {
  private long state;

  Chance(long seed) {
    this.state = seed;
  }

  /** -1 to 1, by the generator of Steele, Lea and Flood (SplitMix64, 2014). */
  double next() {
    state += 0x9e3779b97f4a7c15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    z ^= z >>> 31;
    return (z >>> 11) * 0x1p-52 - 1;
  }
}
