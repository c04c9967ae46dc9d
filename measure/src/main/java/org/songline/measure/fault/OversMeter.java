package org.songline.measure.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Counts and places what goes beyond full scale in a stream, in one pass and constant memory. */
public final class OversMeter {
  private final OverMeter[] meters;
  private float[] one = new float[0];

  public OversMeter(int sampleRate, int channels) {
    meters = new OverMeter[channels];
    Arrays.setAll(meters, c -> new OverMeter(c, sampleRate));
  }

  /** Takes the next frames; all samples must be finite. */
  public void accept(float[][] planar, int count) {
    for (int c = 0; c < meters.length; c++) {
      meters[c].accept(planar[c], count);
    }
  }

  /** Takes the next frames; all samples must be finite. */
  public void accept(float[] interleaved, int frames) {
    if (one.length < frames) {
      one = new float[frames];
    }
    for (int c = 0; c < meters.length; c++) {
      for (int i = 0; i < frames; i++) {
        one[i] = interleaved[i * meters.length + c];
      }
      meters[c].accept(one, frames);
    }
  }

  /** Ends the stream. */
  public Overs finish() {
    List<Over> places = new ArrayList<>();
    long onSample = 0;
    long interSample = 0;
    for (OverMeter meter : meters) {
      meter.finish();
      onSample += meter.onSample();
      interSample += meter.interSample();
      places.addAll(meter.places());
    }
    places.sort(Comparator.comparingDouble(Over::sample));
    return new Overs(onSample, interSample, places);
  }
}
