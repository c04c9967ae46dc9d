package org.songline.measure.music;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The beat grid of a recording.
 *
 * @param seconds of every beat, from the first to the last that the music has or implies
 * @param bpm the tempo at each of them, in beats a minute
 * @param confidence 0 to 1: how much of what begins to sound lies on the grid
 * @param beatsPerBar null when no metre is sure
 * @param downbeats which of the beats begin a bar, counted from 0; empty when no metre is sure
 * @param swing null when too little sounds between the beats to tell
 */
public record Beats(
    List<Double> seconds,
    List<Double> bpm,
    double confidence,
    @Nullable Integer beatsPerBar,
    List<Integer> downbeats,
    @Nullable Swing swing) {
  public Beats {
    seconds = List.copyOf(seconds);
    bpm = List.copyOf(bpm);
    downbeats = List.copyOf(downbeats);
  }

  /**
   * How uneven the halves of a beat (or of half a beat) are.
   *
   * @param percent where the second half begins: 50 is straight, 66.7 are triplets
   * @param of the notes that swing, 8 for eighths or 16 for sixteenths, when a beat is a quarter
   */
  public record Swing(double percent, int of) {}
}
