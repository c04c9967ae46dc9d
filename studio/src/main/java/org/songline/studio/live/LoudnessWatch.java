package org.songline.studio.live;

import org.songline.dsp.Quantum;
import org.songline.dsp.peak.TruePeak;
import org.songline.engine.run.Probe;
import org.songline.measure.loudness.Loudness;

/**
 * How loud the mix is: momentary and short-term loudness, and the integrated one with the highest
 * true peak since it was begun anew. Follows a probe; silence that lasts is not measured, it counts
 * for nothing. Used by one thread at a time but for {@link #reset}; not for the audio path.
 */
public final class LoudnessWatch {
  private static final int QUANTA = 64;

  private final Probe probe;
  private final int rate;
  private final float[] block = new float[QUANTA * Quantum.SAMPLES];
  private Loudness loudness;
  private TruePeak left = TruePeak.fine();
  private TruePeak right = TruePeak.fine();
  private long next;
  private long silent;
  private volatile boolean anew;

  /**
   * Figures in LUFS and dBTP; negative infinity for silence.
   *
   * @param truePeak of both sides, since it was begun anew
   */
  public record Look(double momentary, double shortTerm, double integrated, double truePeak) {}

  /**
   * @param rate frames a second
   */
  public LoudnessWatch(Probe probe, int rate) {
    this.probe = probe;
    this.rate = rate;
    this.loudness = new Loudness(rate, Quantum.CHANNELS);
    this.next = probe.quanta();
  }

  /** Begins anew at the next look. From any thread. */
  public void reset() {
    anew = true;
  }

  /** Measures what came since it was last called. */
  public void follow() {
    if (anew) {
      anew = false;
      loudness = new Loudness(rate, Quantum.CHANNELS);
      left = TruePeak.fine();
      right = TruePeak.fine();
    }
    long end = probe.quanta();
    if (next > end || end - next > Probe.KEPT) {
      next = end;
    }
    while (next < end) {
      int count = (int) Math.min(QUANTA, end - next);
      if (probe.copy(next, count, block)) {
        take(count);
      }
      next += count;
    }
  }

  private void take(int count) {
    silent = isSilent(count) ? silent + count : 0;
    if (silent * Quantum.FRAMES > 4L * rate) {
      return;
    }
    int frames = count * Quantum.FRAMES;
    loudness.accept(block, 0, frames);
    left.add(block, 0, Quantum.CHANNELS, frames);
    right.add(block, 1, Quantum.CHANNELS, frames);
  }

  private boolean isSilent(int count) {
    for (int i = 0; i < count * Quantum.SAMPLES; i++) {
      if (block[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** The figures now. */
  public Look look() {
    double peak = Math.max(left.peak(), right.peak());
    return new Look(
        loudness.momentary(),
        loudness.shortTerm(),
        loudness.integrated(),
        peak > 0 ? 20 * Math.log10(peak) : Double.NEGATIVE_INFINITY);
  }
}
