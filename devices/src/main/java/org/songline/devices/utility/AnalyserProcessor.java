package org.songline.devices.utility;

import static org.songline.devices.utility.AnalyserDevice.*;

import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Readings;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.filter.ThirdOctaves;
import org.songline.dsp.loudness.MomentaryLoudness;

/** Meters beside the sound. A quantum in sixteen writes the readings. */
final class AnalyserProcessor implements Processor {
  private static final int EVERY = 16;
  private static final double FALL = 20;
  private static final float LEAST = 1e-6f;
  private static final int MAGNITUDE = Integer.MAX_VALUE;

  private final double rate;
  private final ThirdOctaves bands;
  private final MomentaryLoudness loudness;
  private final StereoMeter meter;
  private final float fall;
  private final Rest rest = new Rest();
  private float peak;

  AnalyserProcessor(Setup setup) {
    rate = setup.sampleRate();
    bands = new ThirdOctaves(rate);
    loudness = new MomentaryLoudness(rate);
    meter = new StereoMeter(rate);
    fall = (float) Exact.gain(-FALL * Quantum.FRAMES / rate);
  }

  @Override
  public void process(Io io) {
    if (rest.skips(io)) {
      return;
    }
    bands.take(io.audio, io.offset);
    loudness.take(io.audio, io.offset);
    meter.take(io.audio, io.offset);
    peak *= fall;
    peak = Math.max(peak, loudest(io.audio, io.offset));
    peak = peak < LEAST ? 0 : peak;
    rest.leave((int) rate, bands.empty() && meter.empty() && peak == 0);
    if (!io.values.on(FREEZE) && (io.frame % (EVERY * Quantum.FRAMES) == 0 || rest.quiet())) {
      tell(io.readings);
    }
  }

  /** The greatest magnitude of a quantum; magnitudes are in the order of their bits. */
  private static float loudest(float[] x, int offset) {
    int most = 0;
    for (int i = 0; i < Quantum.SAMPLES; i++) {
      most = Math.max(most, Float.floatToRawIntBits(Exact.bounded(x[offset + i])) & MAGNITUDE);
    }
    return Float.intBitsToFloat(most);
  }

  private void tell(Readings readings) {
    for (int b = 0; b < ThirdOctaves.BANDS; b++) {
      readings.set(b, bands.decibels(b));
    }
    readings.set(PEAK, 2 * Ballistics.DB_PER_LOG2_POWER * Exact.fastLog2(Math.max(LEAST, peak)));
    readings.set(RMS, Ballistics.level((float) Math.max(1e-12, meter.power())));
    readings.set(LOUDNESS, (float) loudness.lufs());
    readings.set(CORRELATION, meter.correlation());
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    bands.reset();
    loudness.reset();
    meter.reset();
    peak = 0;
    rest.reset();
  }
}
