package org.songline.measure.fault;

import java.util.ArrayList;
import java.util.List;
import org.songline.dsp.Exact;
import org.songline.dsp.peak.OverFinder;

/** Counts and places the overs of one channel. */
final class OverMeter {
  static final int PLACES = 100;

  /** Beyond full scale by more than the rounding of readings. */
  private static final double LIMIT = 1.0001;

  private final int channel;
  private final int sampleRate;
  private final OverFinder finder = new OverFinder(LIMIT, this::over);
  private final List<Over> places = new ArrayList<>();
  private long onSample;
  private long interSample;

  OverMeter(int channel, int sampleRate) {
    this.channel = channel;
    this.sampleRate = sampleRate;
  }

  void accept(float[] x, int count) {
    finder.add(x, 0, count);
  }

  private void over(double frame, double peak, boolean sample) {
    if (sample) {
      onSample++;
    } else {
      interSample++;
    }
    if (places.size() < PLACES) {
      double half = 0.5 * Math.rint(2 * frame);
      places.add(new Over(channel, frame / sampleRate, half, Exact.decibels(peak), sample));
    }
  }

  void finish() {
    finder.finish();
  }

  long onSample() {
    return onSample;
  }

  long interSample() {
    return interSample;
  }

  List<Over> places() {
    return places;
  }
}
