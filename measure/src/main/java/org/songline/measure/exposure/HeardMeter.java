package org.songline.measure.exposure;

import java.util.ArrayList;
import java.util.List;

/**
 * The A-weighted level of a sound in steps of time: of the louder channel in each step, as an ear
 * has no use for the other's silence.
 */
public final class HeardMeter {
  private final int channels;
  private final int stepFrames;
  private final double sampleRate;
  private final double startsAt;
  private final AWeighting[] weightings;
  private final double[] sums;
  private final List<Heard> steps = new ArrayList<>();
  private int fill;
  private long done;

  /**
   * @param startsAt in seconds since 1970
   * @param stepSeconds length of a step, above 0
   */
  public HeardMeter(int sampleRate, int channels, double startsAt, double stepSeconds) {
    this.channels = channels;
    this.sampleRate = sampleRate;
    this.startsAt = startsAt;
    stepFrames = Math.toIntExact(Math.max(1, Math.round(stepSeconds * sampleRate)));
    weightings = new AWeighting[channels];
    for (int c = 0; c < channels; c++) {
      weightings[c] = new AWeighting(sampleRate);
    }
    sums = new double[channels];
  }

  /** Takes the next frames; samples that are no numbers count as silence. */
  public void accept(float[] interleaved, int offset, int frames) {
    for (int i = 0; i < frames; i++) {
      for (int c = 0; c < channels; c++) {
        float x = interleaved[offset + i * channels + c];
        double y = weightings[c].next(Math.abs(x) <= Float.MAX_VALUE ? x : 0);
        sums[c] += y * y;
      }
      if (++fill == stepFrames) {
        end();
      }
    }
  }

  private void end() {
    double most = 0;
    for (int c = 0; c < channels; c++) {
      most = Math.max(most, sums[c]);
      sums[c] = 0;
    }
    double level = Heard.decibels(most / fill);
    steps.add(new Heard(startsAt + done / sampleRate, fill / sampleRate, level));
    done += fill;
    fill = 0;
  }

  /** Ends the sound; the last step may be shorter. */
  public List<Heard> finish() {
    if (fill > 0) {
      end();
    }
    return List.copyOf(steps);
  }
}
