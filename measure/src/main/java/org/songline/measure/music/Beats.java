package org.songline.measure.music;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beat grid of a recording.
 *
 * @param seconds of every beat, from the first to the last that the music has or implies
 * @param bpm the tempo at each of them, in beats a minute
 * @param confidence 0 to 1: how much of what begins to sound lies on the grid
 * @param division into how many parts a beat divides: 2, or 3 as in 6/8; null when it is not clear
 * @param beatsPerBar null when no metre is sure
 * @param downbeats which of the beats begin a bar, counted from 0; empty when none is sure
 * @param barConfidence 0 to 1: how sure it is which beats begin a bar; 0 when none is
 * @param swing null when too little sounds between the beats to tell, and when they divide in three
 */
public record Beats(
    List<Double> seconds,
    List<Double> bpm,
    double confidence,
    @Nullable Integer division,
    @Nullable Integer beatsPerBar,
    List<Integer> downbeats,
    double barConfidence,
    @Nullable Swing swing) {
  public Beats {
    seconds = List.copyOf(seconds);
    bpm = List.copyOf(bpm);
    downbeats = List.copyOf(downbeats);
  }

  /** The same in bars. */
  Beats barred(int perBar, List<Integer> first, double sure) {
    return new Beats(seconds, bpm, confidence, division, perBar, first, sure, swing);
  }

  /**
   * How uneven the halves of a beat (or of half a beat) are.
   *
   * @param percent where the second half begins: 50 is straight, 66.7 are triplets
   * @param of the notes that swing, 8 for eighths or 16 for sixteenths, when a beat is a quarter
   */
  public record Swing(double percent, int of) {}
}
