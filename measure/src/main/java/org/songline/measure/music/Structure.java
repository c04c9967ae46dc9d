package org.songline.measure.music;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a piece is built, from what the meters of its rhythm and its harmony have heard. */
public final class Structure {
  private static final double UNIT_SECONDS = 0.5;
  private static final int COMMON = 4;
  private static final int LEAST_BARS = 8;
  private static final int PHRASE_BARS = 4;

  private static final int LEAST_PARTS = 3;
  private static final double MOST_PARTS = 0.7;

  private final @Nullable Beats beats;
  private final double seconds;
  private final BeatFeatures features;
  private final int bar;

  /** Edges before the first beat that was heard. */
  private final int before;

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
    Integer metre = beats == null ? null : beats.beatsPerBar();
    bar = metre == null ? COMMON : metre;
    before = before(places);
    int first =
        beats == null || beats.downbeats().isEmpty() ? -1 : before + beats.downbeats().getFirst();
    finder = new SectionFinder(features, bar, first);
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

  private int before(List<Double> places) {
    int count = 0;
    while (!places.isEmpty()
        && count < features.count()
        && features.edges()[count] < places.getFirst() - 1e-6) {
      count++;
    }
    return count;
  }

  /** The beats in bars: those that are sure by themselves, or from where parts begin. */
  public @Nullable Beats barred() {
    if (beats == null
        || beats.beatsPerBar() == null
        || !beats.downbeats().isEmpty()
        || edges.length < LEAST_PARTS + 1) {
      return beats;
    }
    int[] votes = new int[bar];
    for (int i = 1; i < edges.length - 1; i++) {
      votes[edges[i] % bar]++;
    }
    int best = 0;
    for (int v = 1; v < bar; v++) {
      best = votes[v] > votes[best] ? v : best;
    }
    if (votes[best] < LEAST_PARTS - 1 || votes[best] < MOST_PARTS * (edges.length - 2)) {
      return beats;
    }
    List<Integer> downbeats = new ArrayList<>();
    for (int i = 0; i < beats.seconds().size(); i++) {
      if ((before + i) % bar == best) {
        downbeats.add(i);
      }
    }
    return beats.barred(bar, downbeats, (double) votes[best] / (edges.length - 2));
  }
}
