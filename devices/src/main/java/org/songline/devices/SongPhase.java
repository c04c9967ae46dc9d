package org.songline.devices;

/**
 * The phase of a movement that belongs to places in the song, so that the sound is the same from
 * wherever it is played. When its speed has just changed, or the song has jumped, the phase goes on
 * from where it was and then draws near the place where it belongs, by going a little faster or
 * slower; there it stays, to the bit.
 */
public final class SongPhase {
  /** The same but for rounding, in turns. */
  private static final double SAME = 1e-6;

  /** Share of the speed by which it may go faster or slower. */
  private static final double HASTE = 0.1;

  private final double most;
  private boolean fresh = true;
  private double from;
  private double to;
  private double late;
  private double before;

  /** A phase that goes at most {@code turns} a quantum faster or slower to be where it belongs. */
  public SongPhase(double turns) {
    most = turns;
  }

  public SongPhase() {
    this(Double.POSITIVE_INFINITY);
  }

  /**
   * Moves on by a quantum.
   *
   * @param place turns from the start of the song to its beginning, were the speed always the same
   * @param cycles turns within it
   */
  public void next(double place, double cycles) {
    if (fresh) {
      late = 0;
    } else {
      double behind = to - place;
      double turn = behind - Math.rint(behind);
      late = Math.abs(turn) < SAME ? 0 : turn;
    }
    from = place + late;
    if (late != 0 && cycles == before) {
      double haste = Math.min(most, HASTE * Math.abs(cycles));
      late = Math.abs(late) <= haste ? 0 : late - Math.copySign(haste, late);
    }
    to = place + cycles + late;
    before = cycles;
    fresh = false;
  }

  /** Turns at the first frame of the quantum. */
  public double from() {
    return from;
  }

  /** Turns at the first frame of the next quantum. */
  public double to() {
    return to;
  }

  /** The next place is taken at once: for a device that has just been silent or reset. */
  public void snap() {
    fresh = true;
  }
}
