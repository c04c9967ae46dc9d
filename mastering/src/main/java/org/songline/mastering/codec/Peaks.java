package org.songline.mastering.codec;

import java.io.IOException;
import org.songline.dsp.Exact;
import org.songline.dsp.peak.TruePeak;
import org.songline.mastering.input.AudioInput;
import org.songline.measure.fault.Overs;
import org.songline.measure.fault.OversMeter;

/** The true peak of a sound, however it comes. */
final class Peaks {
  /** What silence is said to have, so that it can be calculated with. */
  static final double SILENCE = -200;

  private final TruePeak[] meters;

  Peaks(int channels) {
    meters = new TruePeak[channels];
    for (int c = 0; c < channels; c++) {
      meters[c] = TruePeak.fine();
    }
  }

  void accept(float[] interleaved, int frames) {
    for (int c = 0; c < meters.length; c++) {
      meters[c].add(interleaved, c, meters.length, frames);
    }
  }

  /** Ends the sound; dBTP. */
  double finish() {
    double peak = 0;
    for (TruePeak meter : meters) {
      meter.finish();
      peak = Math.max(peak, meter.peak());
    }
    return peak == 0 ? SILENCE : Math.max(SILENCE, Exact.decibels(peak));
  }

  /** Of a whole sound. */
  static double of(AudioInput input) throws IOException {
    return heard(input).dbtp();
  }

  /**
   * How high a sound goes.
   *
   * @param dbtp its true peak
   * @param overs where it goes beyond full scale
   */
  record Heard(double dbtp, Overs overs) {}

  static Heard heard(AudioInput input) throws IOException {
    var peaks = new Peaks(input.channels());
    var overs = new OversMeter(input.sampleRate(), input.channels());
    float[] block = new float[RoundTrip.BLOCK * input.channels()];
    for (int n = input.read(block, 0, RoundTrip.BLOCK);
        n > 0;
        n = input.read(block, 0, RoundTrip.BLOCK)) {
      peaks.accept(block, n);
      overs.accept(block, n);
    }
    return new Heard(peaks.finish(), overs.finish());
  }
}
