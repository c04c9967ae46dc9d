package org.songline.measure.music;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a piece is built, from what the meters of its rhythm and its harmony have heard. */
public final class Structure {
  private static final double UNIT_SECONDS = 0.5;
  private static final int COMMON = 4;
  private static final int WALTZ = 3;
  private static final int LEAST_BARS = 8;
  private static final int PHRASE_BARS = 4;

  /** How much more alike beats a bar apart must be than others. */
  private static final double MORE_ALIKE = 0.97;

  /** The same for three beats, which are rarer. */
  private static final double RARE = 0.8;

  private static final int LEAST_PARTS = 3;
  private static final double MOST_PARTS = 0.7;

  private final @Nullable Beats beats;
  private final double seconds;
  private final BeatFeatures features;
  private final int metre;
  private final int bar;
  private final SectionFinder finder;
  private final int[] edges;

  /**
   * Looks at a piece.
   *
   * @param beats null when nothing beats; parts then begin on any half second
   * @param harmony has heard one frame or more
   * @param frameSeconds from one frame of {@code harmony} to the next
   * @param cents how far the piece is tuned above 440 Hz
   * @param seconds length of the piece
   */
  public Structure(
      @Nullable Beats beats,
      OnsetMeter onsets,
      HarmonyMeter harmony,
      double frameSeconds,
      double cents,
      double seconds) {
    this.beats = beats;
    this.seconds = seconds;
    List<Double> places = beats == null ? List.of() : beats.seconds();
    double[] grid = BeatFeatures.edges(places, seconds, UNIT_SECONDS);
    features = BeatFeatures.of(grid, harmony, frameSeconds, cents, onsets);
    metre = beats == null ? 0 : metre();
    bar = metre == 0 ? COMMON : metre;
    finder = new SectionFinder(features, bar);
    edges =
        features.count() < LEAST_BARS * bar ? new int[] {0, features.count()} : finder.boundaries();
  }

  /** The parts in order of time; a short piece has one. */
  public List<Section> sections() {
    return edges.length == 2
        ? List.of(new Section("A", 0, seconds, 10))
        : finder.sections(edges, seconds);
  }

  /** The pitch classes of the bass, from C to B, where parts and phrases of four bars begin. */
  public double[] phraseBass() {
    double[] sum = new double[12];
    for (int part = 0; part < edges.length - 1; part++) {
      for (int at = edges[part]; at < edges[part + 1]; at += PHRASE_BARS * bar) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += features.chroma()[at][12 + i] * (at == edges[part] ? 2 : 1);
        }
      }
    }
    return sum;
  }

  /** The beats with metre and downbeats, where they are sure. */
  public @Nullable Beats barred() {
    if (beats == null || metre == 0 || edges.length < LEAST_PARTS + 1) {
      return beats;
    }
    int[] votes = new int[metre];
    for (int i = 1; i < edges.length - 1; i++) {
      votes[edges[i] % metre]++;
    }
    int best = 0;
    for (int v = 1; v < metre; v++) {
      best = votes[v] > votes[best] ? v : best;
    }
    if (votes[best] < LEAST_PARTS - 1 || votes[best] < MOST_PARTS * (edges.length - 2)) {
      return beats;
    }
    int before = 0;
    while (before < features.count()
        && features.edges()[before] < beats.seconds().getFirst() - 1e-6) {
      before++;
    }
    List<Integer> downbeats = new ArrayList<>();
    for (int i = 0; i < beats.seconds().size(); i++) {
      if ((before + i) % metre == best) {
        downbeats.add(i);
      }
    }
    return new Beats(
        beats.seconds(), beats.bpm(), beats.confidence(), metre, downbeats, beats.swing());
  }

  /** Four or three beats to the bar, 0 when neither is sure. */
  private int metre() {
    double three = apart(WALTZ) + apart(2 * WALTZ);
    double four = apart(COMMON) + apart(2 * COMMON);
    return four < MORE_ALIKE * three ? COMMON : three < RARE * four ? WALTZ : 0;
  }

  /** How much beats differ from those so many beats later. */
  private double apart(int lag) {
    double sum = 0;
    for (int i = 0; i + lag < features.count(); i++) {
      for (int k = 0; k < BeatFeatures.COLOURS; k++) {
        double away = features.colour()[i][k] - features.colour()[i + lag][k];
        sum += Math.min(1, away * away);
      }
      for (int k = 0; k < 24; k++) {
        double away = features.chroma()[i][k] - features.chroma()[i + lag][k];
        sum += 2 * away * away;
      }
    }
    return sum / Math.max(1, features.count() - lag);
  }
}
