package org.songline.measure.music;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tempo and beats of what an {@link OnsetMeter} has heard. */
public final class BeatFinder {
  private static final double PART_SECONDS = 8;
  private static final double FAST_BPM = 125;
  private static final double ON_BEAT_SECONDS = 0.03;

  /** Share of the strength of beats that those between have when they are none. */
  private static final double WEAK = 0.75;

  /** How much more likely beats are on an even line where it is kept, and where it may be. */
  private static final float KEPT = 7;

  private static final float LIKELY = 1.5f;
  private static final int LEAST_BEATS = 8;
  private static final double[] THIRDS = {1 / 3.0, 2 / 3.0};
  private static final double BASS = 1;
  private static final double MOST = 0.6;
  private static final double NEARLY = 0.3;

  private BeatFinder() {}

  /** What beats: the tempo, made exact by the grid where there is one. */
  public record Pulse(Tempo tempo, Optional<Beats> beats) {}

  /**
   * The pulse, or empty when nothing beats.
   *
   * @param harmony null when it was not listened to; beats and bars are then less sure
   */
  public static Optional<Pulse> find(OnsetMeter meter, @Nullable HarmonicChange harmony) {
    double[] curve = meter.curve();
    Tempo tempo = new TempoFinder(curve, meter.hopSeconds()).tempo();
    if (tempo == null) {
      tempo = byParts(curve, meter.hopSeconds());
    }
    if (tempo == null) {
      return Optional.empty();
    }
    List<Onset> onsets = meter.onsets();
    List<Onset> accented = accented(onsets, meter);
    var tracker = tracker(meter, tempo);
    Optional<BeatGrid> found = BeatGrid.of(rough(tracker, meter), accented, tempo.bpm());
    if (found.isPresent() && !found.get().steady()) {
      var line = EvenLine.find(onsets, 60 / tempo.bpm());
      if (line.isPresent()) {
        found = along(line.get(), accented, meter, tempo, harmony);
      } else if (tempo.bpm() > FAST_BPM) {
        double[] second = second(found.get().seconds(), accented);
        if (second.length > 0) {
          tempo = new Tempo(tempo.bpm() / 2, tempo.confidence(), tempo.steady(), tempo.bpm());
          found = BeatGrid.of(second, accented, tempo.bpm());
        }
      }
    }
    if (found.isEmpty()) {
      return Optional.of(new Pulse(tempo, Optional.empty()));
    }
    BeatGrid grid = placed(found.get(), accented, meter, harmony);
    double[] levelled = BeatLevel.beats(grid, meter, harmony);
    if (levelled.length != grid.seconds().length) {
      double times = (double) levelled.length / grid.seconds().length;
      double ratio = times > 1 ? 2 : times > 0.42 ? 0.5 : 1 / 3.0;
      tempo = new Tempo(ratio * tempo.bpm(), tempo.confidence(), tempo.steady(), tempo.bpm());
      grid = BeatGrid.of(levelled, accented, ratio * grid.tempo()).orElse(grid);
    }
    double bpm = grid.tempo();
    var exact =
        new Tempo(
            bpm, tempo.confidence(), grid.steady(), tempo.alternativeBpm() / tempo.bpm() * bpm);
    double confidence = grid.backed() * (0.5 + 0.5 * Math.min(1, 2 * tempo.confidence()));
    Integer division = DivisionFinder.find(grid.seconds(), onsets);
    boolean inThree = division != null && division == 3;
    var beats =
        new Beats(
            Arrays.stream(grid.seconds()).boxed().toList(),
            Arrays.stream(grid.bpm()).boxed().toList(),
            confidence,
            division,
            null,
            List.of(),
            0,
            inThree ? null : SwingFinder.find(grid.seconds(), onsets));
    var accents = Accents.at(grid.seconds(), 60 / bpm, meter, harmony);
    return Optional.of(new Pulse(exact, Optional.of(barred(beats, accents, inThree))));
  }

  private static BeatTracker tracker(OnsetMeter meter, Tempo tempo) {
    return new BeatTracker(
        meter.curve(), meter.lowCurve(), meter.hopSeconds(), tempo.bpm(), tempo.confidence());
  }

  private static double[] frames(double[] places, OnsetMeter meter) {
    return Arrays.stream(places)
        .map(at -> (at - meter.firstSeconds()) / meter.hopSeconds())
        .toArray();
  }

  private static double[] rough(BeatTracker tracker, OnsetMeter meter) {
    return Arrays.stream(tracker.beats())
        .mapToDouble(f -> meter.firstSeconds() + f * meter.hopSeconds())
        .toArray();
  }

  /** The beats of music that keeps to an even line, or leaves it only here and there. */
  private static Optional<BeatGrid> along(
      EvenLine line,
      List<Onset> accented,
      OnsetMeter meter,
      Tempo tempo,
      @Nullable HarmonicChange harmony) {
    BeatGrid even = placed(BeatGrid.along(line, accented), accented, meter, harmony);
    if (line.whole()) {
      return Optional.of(even);
    }
    EvenLine placed = line.through(even.seconds()[0]);
    var tracker = tracker(meter, tempo);
    tracker.prefer(frames(placed.kept(), meter), KEPT);
    tracker.prefer(frames(placed.places(), meter), LIKELY);
    return BeatGrid.mostlyAlong(placed, rough(tracker, meter), accented);
  }

  /** The beats, or what lies between them where that makes better bars. */
  private static BeatGrid placed(
      BeatGrid grid, List<Onset> accented, OnsetMeter meter, @Nullable HarmonicChange harmony) {
    List<Onset> onsets = meter.onsets();
    if (grid.seconds().length < LEAST_BEATS) {
      return grid;
    }
    Integer division = DivisionFinder.find(grid.seconds(), onsets);
    double[] shares =
        division != null && division == 3
            ? THIRDS
            : new double[] {SwingFinder.half(grid.seconds(), onsets)};
    double[] beats = BeatPhase.beats(grid.seconds(), shares, meter, harmony);
    return beats.length == grid.seconds().length
        ? grid
        : BeatGrid.of(beats, accented, grid.tempo()).orElse(grid);
  }

  private static Beats barred(Beats beats, Accents accents, boolean inThree) {
    var bars = BarFinder.find(accents, inThree);
    if (bars.isEmpty()) {
      return beats;
    }
    BarFinder.Bars found = bars.get();
    List<Integer> first = new ArrayList<>();
    for (int i = found.first(); i >= 0 && i < beats.seconds().size(); i += found.metre()) {
      first.add(i);
    }
    return beats.barred(found.metre(), first, first.isEmpty() ? 0 : found.confidence());
  }

  /** Every second beat when it is much stronger than those between; else none. */
  private static double[] second(double[] beats, List<Onset> onsets) {
    double[] sums = new double[2];
    int at = 0;
    for (int i = 0; i < beats.length; i++) {
      while (at < onsets.size() && onsets.get(at).seconds() < beats[i] - ON_BEAT_SECONDS) {
        at++;
      }
      for (int k = at;
          k < onsets.size() && onsets.get(k).seconds() <= beats[i] + ON_BEAT_SECONDS;
          k++) {
        sums[i % 2] += onsets.get(k).strength();
      }
    }
    int strong = sums[0] >= sums[1] ? 0 : 1;
    if (sums[1 - strong] > WEAK * sums[strong]) {
      return new double[0];
    }
    double[] second = new double[(beats.length - strong + 1) / 2];
    for (int i = 0; i < second.length; i++) {
      second[i] = beats[2 * i + strong];
    }
    return second;
  }

  /** The same onsets, stronger by how much begins in the bass. */
  private static List<Onset> accented(List<Onset> onsets, OnsetMeter meter) {
    double[] low = meter.lowCurve();
    List<Onset> accented = new ArrayList<>();
    for (Onset onset : onsets) {
      int near = (int) Math.rint((onset.seconds() - meter.firstSeconds()) / meter.hopSeconds());
      double bass = 0;
      for (int i = Math.max(0, near - 1); i <= Math.min(low.length - 1, near + 2); i++) {
        bass = Math.max(bass, low[i]);
      }
      accented.add(new Onset(onset.seconds(), onset.strength() + BASS * bass));
    }
    return accented;
  }

  /** The tempo of music whose tempo moves so much that the whole has none. */
  private static @Nullable Tempo byParts(double[] curve, double hopSeconds) {
    int length = (int) (PART_SECONDS / hopSeconds);
    List<Tempo> parts = new ArrayList<>();
    int count = 0;
    for (int at = 0; at + length <= curve.length; at += length / 2) {
      count++;
      Tempo part = new TempoFinder(Arrays.copyOfRange(curve, at, at + length), hopSeconds).tempo();
      if (part != null) {
        parts.add(part);
      }
    }
    if (parts.size() < MOST * count || parts.isEmpty()) {
      return null;
    }
    parts.sort(Comparator.comparingDouble(Tempo::bpm));
    double bpm = parts.get(parts.size() / 2).bpm();
    List<Tempo> alike =
        parts.stream()
            .filter(p -> Math.abs(StrictMath.log(folded(p.bpm(), bpm) / bpm)) < NEARLY)
            .toList();
    if (alike.size() < MOST * count) {
      return null;
    }
    double confidence = alike.stream().mapToDouble(Tempo::confidence).average().orElse(0);
    return new Tempo(bpm, 0.5 * confidence, false, 2 * bpm);
  }

  /** A tempo, or the half or the double of it that is nearest to another. */
  private static double folded(double bpm, double near) {
    double ratio = bpm / near;
    return ratio > 1.42 ? bpm / 2 : ratio < 0.7 ? 2 * bpm : bpm;
  }
}
