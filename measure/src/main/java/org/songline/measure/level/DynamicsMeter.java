package org.songline.measure.level;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.songline.dsp.Exact;
import org.songline.measure.loudness.LoudnessSeries;

/** Measures the {@link Dynamics} of a stream. */
public final class DynamicsMeter {
  private static final double JUMP_LU = 5;
  private static final double FAINT_LU = 20;
  private static final int JUMPS = 100;
  private static final int STEPS = LoudnessSeries.SHORT_TERM_STEPS;
  private static final double STEP_SECONDS = 0.1;

  private final DrMeter[] dr;
  private final OctaveMeter[] octaves;

  /**
   * @param longest the most frames that are given at once
   */
  public DynamicsMeter(int sampleRate, int channels, int longest) {
    dr = new DrMeter[channels];
    octaves = new OctaveMeter[Math.min(2, channels)];
    Arrays.setAll(dr, c -> new DrMeter(sampleRate));
    Arrays.setAll(octaves, c -> new OctaveMeter(sampleRate, longest));
  }

  /** Takes the next frames; all samples must be finite. */
  public void accept(float[][] planar, int count) {
    for (int c = 0; c < dr.length; c++) {
      dr[c].accept(planar[c], count);
    }
    for (int c = 0; c < octaves.length; c++) {
      octaves[c].accept(planar[c], count);
    }
  }

  /**
   * Ends the stream.
   *
   * @param integratedLufs loudness of the whole; what is far under it does not jump
   */
  public Dynamics finish(LoudnessSeries series, double integratedLufs) {
    List<Double> byChannel = new ArrayList<>();
    double sum = 0;
    for (DrMeter meter : dr) {
      Double one = meter.dr();
      if (one != null) {
        byChannel.add(one);
        sum += one;
      }
    }
    Integer rounded = byChannel.isEmpty() ? null : (int) Math.rint(sum / byChannel.size());
    return new Dynamics(rounded, byChannel, crests(), jumps(series, integratedLufs));
  }

  private List<Dynamics.OctaveCrest> crests() {
    List<Dynamics.OctaveCrest> crests = new ArrayList<>();
    for (int o = 0; o < OctaveMeter.OCTAVES; o++) {
      OctaveMeter higher = octaves[0];
      for (OctaveMeter meter : octaves) {
        higher = meter.peak(o) > higher.peak(o) ? meter : higher;
      }
      double square = higher.meanSquare(o);
      crests.add(
          new Dynamics.OctaveCrest(
              OctaveMeter.centre(o),
              square == 0 ? null : (Double) Exact.decibels(higher.peak(o) / Math.sqrt(square))));
    }
    return crests;
  }

  private static List<Dynamics.Jump> jumps(LoudnessSeries series, double integratedLufs) {
    float[] s = series.shortTermLufs();
    List<Dynamics.Jump> jumps = new ArrayList<>();
    double faint = integratedLufs - FAINT_LU;
    int best = -1;
    for (int i = STEPS - 1; i + STEPS < s.length; i++) {
      if (s[i] < faint || s[i + STEPS] < faint || Math.abs(change(s, i)) < JUMP_LU) {
        continue;
      }
      if (best >= 0 && i - best < STEPS) {
        best = Math.abs(change(s, i)) > Math.abs(change(s, best)) ? i : best;
      } else {
        add(jumps, s, best);
        best = i;
      }
    }
    add(jumps, s, best);
    return jumps;
  }

  private static double change(float[] s, int i) {
    return s[i + STEPS] - s[i];
  }

  private static void add(List<Dynamics.Jump> jumps, float[] s, int i) {
    if (i >= 0 && jumps.size() < JUMPS) {
      jumps.add(new Dynamics.Jump((i + 1) * STEP_SECONDS, change(s, i)));
    }
  }
}
