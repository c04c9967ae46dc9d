package org.songline.devices.utility;

import static org.songline.devices.utility.TunerDevice.*;

import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Readings;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;
import org.songline.dsp.pitch.PitchTracker;

/** A pitch tracker beside the sound. */
final class TunerProcessor implements Processor {
  private static final double LOWEST = 25;
  private static final double HIGHEST = 4200;

  /** Frames between looks: about thirty a second. */
  private static final double LOOKS = 30;

  private final PitchTracker tracker;
  private final Glide mute;
  private final float[] mono = new float[Quantum.FRAMES];
  private final Rest rest = new Rest();

  TunerProcessor(Setup setup) {
    double rate = setup.sampleRate();
    int quanta = (int) Math.ceil(rate / LOOKS / Quantum.FRAMES);
    tracker = new PitchTracker(rate, LOWEST, HIGHEST, quanta * Quantum.FRAMES);
    mute = new Glide(rate);
  }

  @Override
  public void process(Io io) {
    if (rest.skips(io)) {
      return;
    }
    if (rest.quiet()) {
      mute.snap();
    }
    mute.next(io.values, MUTE);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = io.offset + 2 * i;
      mono[i] = 0.5f * (io.audio[at] + io.audio[at + 1]);
    }
    if (tracker.take(io.frame, mono)) {
      tell(io.readings, io.values.end(REFERENCE));
    }
    if (mute.from() != 0 || mute.to() != 0) {
      for (int i = 0; i < Quantum.FRAMES; i++) {
        float gain = 1f - mute.at(i);
        io.audio[io.offset + 2 * i] *= gain;
        io.audio[io.offset + 2 * i + 1] *= gain;
      }
    }
    rest.leave(0, tracker.empty());
  }

  private void tell(Readings readings, float reference) {
    double hertz = tracker.hertz();
    readings.set(HERTZ, (float) hertz);
    readings.set(CONFIDENCE, 100 * tracker.clarity());
    if (hertz > 0) {
      double semitones = PitchTracker.semitones(hertz, reference);
      readings.set(KEY, (float) Math.rint(semitones));
      readings.set(CENTS, (float) (100 * (semitones - Math.rint(semitones))));
    } else {
      readings.set(KEY, 0);
      readings.set(CENTS, 0);
    }
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    tracker.reset();
    rest.reset();
  }
}
