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

  private static final double BASS = 1;
  private static final double MOST = 0.6;
  private static final double NEARLY = 0.3;

  private BeatFinder() {}

  /** What beats: the tempo, made exact by the grid where there is one. */
  public record Pulse(Tempo tempo, Optional<Beats> beats) {}

  /** The pulse, or empty when nothing beats. */
  public static Optional<Pulse> find(OnsetMeter meter) {
    double[] curve = meter.curve();
    Tempo tempo = new TempoFinder(curve, meter.hopSeconds()).tempo();
    if (tempo == null) {
      tempo = byParts(curve, meter.hopSeconds());
    }
    if (tempo == null) {
      return Optional.empty();
    }
    int[] frames =
        new BeatTracker(
                curve, meter.lowCurve(), meter.hopSeconds(), tempo.bpm(), tempo.confidence())
            .beats();
    double[] rough =
        Arrays.stream(frames)
            .mapToDouble(f -> meter.firstSeconds() + f * meter.hopSeconds())
            .toArray();
    List<Onset> onsets = meter.onsets();
    List<Onset> accented = accented(onsets, meter);
    Optional<BeatGrid> found = BeatGrid.of(rough, accented, tempo.bpm());
    if (found.isPresent() && !found.get().steady() && tempo.bpm() > FAST_BPM) {
      double[] second = second(found.get().seconds(), accented);
      if (second.length > 0) {
        tempo = new Tempo(tempo.bpm() / 2, tempo.confidence(), tempo.steady(), tempo.bpm());
        found = BeatGrid.of(second, accented, tempo.bpm());
      }
    }
    if (found.isEmpty()) {
      return Optional.of(new Pulse(tempo, Optional.empty()));
    }
    BeatGrid grid = found.get();
    double bpm = grid.tempo();
    var exact =
        new Tempo(
            bpm, tempo.confidence(), grid.steady(), tempo.alternativeBpm() / tempo.bpm() * bpm);
    double confidence = grid.backed() * (0.5 + 0.5 * Math.min(1, 2 * tempo.confidence()));
    var beats =
        new Beats(
            Arrays.stream(grid.seconds()).boxed().toList(),
            Arrays.stream(grid.bpm()).boxed().toList(),
            confidence,
            null,
            List.of(),
            SwingFinder.find(grid.seconds(), onsets));
    return Optional.of(new Pulse(exact, Optional.of(beats)));
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
