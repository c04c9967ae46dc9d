package org.songline.measure.music;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a piece, from what the meters of its rhythm and its harmony have heard. */
public final class Structure {
  private static final double UNIT_SECONDS = 0.5;
  private static final int BEATS_PER_BAR = 4;
  private static final int LEAST_BARS = 8;

  private Structure() {}

  /**
   * The parts in order of time; a short piece has one.
   *
   * @param beats null when nothing beats; parts then begin on any half second
   * @param cents how far the piece is tuned above 440 Hz
   * @param frameSeconds from one frame of {@code harmony} to the next
   * @param seconds length of the piece
   */
  public static List<Section> of(
      @Nullable Beats beats,
      OnsetMeter onsets,
      HarmonyMeter harmony,
      double frameSeconds,
      double cents,
      double seconds) {
    if (harmony.frames() == 0) {
      return List.of();
    }
    List<Double> places = beats == null ? List.of() : beats.seconds();
    double[] edges = BeatFeatures.edges(places, seconds, UNIT_SECONDS);
    var features = BeatFeatures.of(edges, harmony, frameSeconds, cents, onsets);
    Integer metre = beats == null ? null : beats.beatsPerBar();
    int bar = metre == null ? BEATS_PER_BAR : metre;
    return features.count() < LEAST_BARS * bar
        ? List.of(new Section("A", 0, seconds, 10))
        : new SectionFinder(features, bar).sections(seconds);
  }
}
