package org.songline.mastering;

import java.io.IOException;
import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.mastering.chain.DeviceRun;
import org.songline.mastering.chain.PlanStep;

/** Tries a multiband compressor on the loudest part of a mix and sets it by what it does there. */
final class BandTrial {
  private static final double SECONDS = 20;
  private static final int TRIALS = 3;

  private final SampleStore sound;
  private final int rate;
  private final long from;
  private final long frames;
  private double crestDb;

  /**
   * @param loudest where the loudest part is, in seconds
   */
  BandTrial(SampleStore sound, int rate, double loudest) {
    this.sound = sound;
    this.rate = rate;
    frames = Math.min(sound.frames(), (long) (SECONDS * rate));
    from = Math.clamp((long) (loudest * rate) - frames / 2, 0, sound.frames() - frames);
  }

  /**
   * Moves the thresholds until each band is turned down as wanted in all but a twentieth of the
   * time, and makes up for the mean.
   *
   * @param wanted decibels for each band; 0 leaves it alone
   */
  PlanStep settled(PlanStep first, double[] wanted, double ratio) throws IOException {
    PlanStep step = first;
    double[][] found = run(step, wanted.length);
    for (int trial = 1; trial < TRIALS; trial++) {
      for (int b = 0; b < wanted.length; b++) {
        if (wanted[b] > 0) {
          String id = "band-" + (b + 1) + "-threshold";
          double now = step.settings().getOrDefault(id, 0.0);
          double off = often(found[b]) - wanted[b];
          double next = Math.clamp(now + off * ratio / (ratio - 1), -60, 0);
          step = step.with(id, Decisions.round(next, 0.1));
        }
      }
      found = run(step, wanted.length);
    }
    for (int b = 0; b < wanted.length; b++) {
      double gain = Decisions.round(Arrays.stream(found[b]).average().orElse(0), 0.1);
      if (wanted[b] > 0 && gain > 0) {
        step = step.with("band-" + (b + 1) + "-gain", gain);
      }
    }
    return step;
  }

  /** By how much the last trial raised the peaks beside the mean level; negative: lowered. */
  double crestDb() {
    return crestDb;
  }

  /** How far each band is turned down, sorted, one value for each quantum. */
  private double[][] run(PlanStep step, int bands) throws IOException {
    DeviceRun device = new DeviceRun(step, rate);
    double[][] found = new double[bands][(int) (frames / Quantum.FRAMES + 1)];
    double[] levels = new double[4];
    int[] count = {0};
    float[] quantum = new float[Quantum.SAMPLES];
    Pipe.run(
        sound,
        from,
        frames,
        sound.channels(),
        0,
        (block, quanta) -> {
          for (int q = 0; q < quanta; q++) {
            System.arraycopy(block, q * Quantum.SAMPLES, quantum, 0, Quantum.SAMPLES);
            level(quantum, levels, 0);
            device.process(quantum, 1);
            level(quantum, levels, 2);
            for (int b = 0; b < bands && count[0] < found[b].length; b++) {
              found[b][count[0]] = Math.max(0, device.readings().get(b));
            }
            count[0]++;
          }
        },
        Pipe.NOTHING,
        (x, n) -> {},
        Work.NONE);
    for (int b = 0; b < bands; b++) {
      found[b] = Arrays.copyOf(found[b], Math.min(count[0], found[b].length));
      Arrays.sort(found[b]);
    }
    crestDb = crest(levels, 2) - crest(levels, 0);
    return found;
  }

  private static void level(float[] quantum, double[] levels, int at) {
    for (float x : quantum) {
      levels[at] = Math.max(levels[at], Math.abs(x));
      levels[at + 1] += x * (double) x;
    }
  }

  /** Peak over mean level, up to a constant. */
  private static double crest(double[] levels, int at) {
    return Exact.decibels(Math.max(levels[at], 1e-9) / Math.sqrt(levels[at + 1] + 1e-18));
  }

  private static double often(double[] sorted) {
    return sorted.length == 0 ? 0 : sorted[(int) Math.rint(0.95 * (sorted.length - 1))];
  }
}
