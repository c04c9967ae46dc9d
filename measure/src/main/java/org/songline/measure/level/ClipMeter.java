package org.songline.measure.level;

import java.util.ArrayList;
import java.util.List;
import org.songline.dsp.Exact;

/**
 * Finds clipping in one channel: runs of three or more equal samples at the channel's highest
 * level, whatever that level is (a mix clipped at full scale and turned down later is still
 * clipped), that the wave enters or leaves with a corner. The corner tells a cut wave from a low
 * note that merely rests at the top of its swing.
 */
final class ClipMeter {
  /** Runs whose place is kept. */
  static final int PLACES = 100;

  private static final int SHORTEST = 3;

  /** Runs within 0.1 dB of the highest level belong to it. */
  private static final float SAME_LEVEL = 0.98855f;

  /** The least step into or out of a cut, about three steps of 16 bits. */
  private static final float CORNER = 1e-4f;

  private final int channel;
  private final List<ClipRun> runs = new ArrayList<>();
  private long runCount;
  private long sampleCount;
  private float plateau;

  private float before;
  private float last = Float.NaN;
  private int run = 1;

  ClipMeter(int channel) {
    this.channel = channel;
  }

  /** Looks at the next samples, the first of which is frame {@code start} of the stream. */
  void accept(float[] x, int count, long start) {
    float value = last;
    int length = run;
    for (int i = 0; i < count; i++) {
      if (x[i] == value) {
        length++;
      } else {
        if (length >= SHORTEST) {
          ended(value, length, start + i - length, x[i]);
        }
        before = value;
        value = x[i];
        length = 1;
      }
    }
    last = value;
    run = length;
  }

  /** Passes over samples that lie too low to matter. */
  void skip(float[] x, int count, long start) {
    if (run >= SHORTEST && x[0] != last) {
      ended(last, run, start - run, x[0]);
    }
    before = count > 1 ? x[count - 2] : last;
    last = x[count - 1];
    run = 1;
  }

  private void ended(float value, int length, long frame, float after) {
    float level = Math.abs(value);
    if (level < SAME_LEVEL * plateau || level == 0) {
      return;
    }
    float sign = Math.signum(value);
    float rise = Float.isNaN(before) ? 0 : sign * (value - before);
    float fall = sign * (value - after);
    if (rise < 0 || fall < 0 || Math.max(rise, fall) < CORNER * Math.max(level, 0.1f)) {
      return;
    }
    if (level * SAME_LEVEL > plateau) {
      runs.clear();
      runCount = 0;
      sampleCount = 0;
    }
    plateau = Math.max(plateau, level);
    runCount++;
    sampleCount += length;
    if (runs.size() < PLACES) {
      runs.add(new ClipRun(channel, frame, length, Exact.decibels(level)));
    }
  }

  /** Ends the stream. */
  void finish(long end) {
    if (run >= SHORTEST) {
      ended(last, run, end - run, 0);
    }
    run = 1;
    last = Float.NaN;
  }

  /** Whether what was found lies at the channel's peak. */
  private boolean counts(float samplePeak) {
    return plateau >= SAME_LEVEL * samplePeak;
  }

  long runCount(float samplePeak) {
    return counts(samplePeak) ? runCount : 0;
  }

  long sampleCount(float samplePeak) {
    return counts(samplePeak) ? sampleCount : 0;
  }

  List<ClipRun> runs(float samplePeak) {
    return counts(samplePeak) ? List.copyOf(runs) : List.of();
  }
}
