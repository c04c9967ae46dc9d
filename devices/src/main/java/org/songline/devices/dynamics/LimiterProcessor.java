package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.LimiterDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Silence;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.dynamics.Ballistics;
import org.songline.dsp.limiter.TruePeakLimiter;
import org.songline.dsp.peak.PeakEnvelope;

/** Gain, then the limiter; values glide. */
final class LimiterProcessor implements Processor {
  /** The reading of silence, in decibels. */
  private static final float SILENCE = -120;

  /** Share of the ceiling from which peaks are read between samples. */
  private static final float NEAR = 0.7f;

  private final TruePeakLimiter limiter;
  private final GainGlide gain;
  private final Glide ceiling;
  private final Glide release;
  private final Glide link;
  private final PeakEnvelope[] meters = {new PeakEnvelope(), new PeakEnvelope()};
  private final int latency;
  private int silentFrames;
  private boolean quiet = true;

  LimiterProcessor(double rate, double lookaheadSeconds) {
    limiter = new TruePeakLimiter(rate, lookaheadSeconds);
    latency = limiter.latency();
    gain = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    ceiling = new Glide(rate);
    release = new Glide(rate);
    link = new Glide(rate);
  }

  @Override
  public int latency() {
    return latency;
  }

  @Override
  public void process(Io io) {
    boolean silentIn = Silence.in(io.audio, io.offset);
    if (quiet) {
      gain.snap();
      ceiling.snap();
      release.snap();
      link.snap();
      if (silentIn) {
        io.readings.set(DynamicsReadings.REDUCTION_AT, 0);
        io.readings.set(PEAK_AT, SILENCE);
        return;
      }
    }
    gain.next(io.values, GAIN);
    ceiling.next(io.values, CEILING);
    release.next(io.values, RELEASE);
    link.next(io.values, LINK);
    gain.apply(io.audio, io.offset);
    // The lower end of a moving ceiling, so that it holds throughout.
    float lowest = Math.min(ceiling.from(), ceiling.to());
    limiter.process(
        io.audio, io.offset, Exact.gain(lowest), link.to() / 100.0, release.to() / 1000.0);
    io.readings.set(DynamicsReadings.REDUCTION_AT, Math.max(0f, -decibels((float) limiter.gain())));
    io.readings.set(PEAK_AT, decibels(peak(io, (float) Exact.gain(lowest))));
    silentFrames = silentIn ? Math.min(1 << 20, silentFrames + Quantum.FRAMES) : 0;
    quiet = silentFrames >= latency + 2 * Quantum.FRAMES && limiter.resting();
  }

  /** The highest peak of what comes out; read between samples where it comes near the ceiling. */
  private float peak(Io io, float ceiling) {
    float most = 0;
    for (int side = 0; side < Quantum.CHANNELS; side++) {
      float floor = Math.max(most, NEAR * ceiling);
      float peak = meters[side].peak(io.audio, io.offset + side, Quantum.CHANNELS, floor);
      most = Math.max(most, peak);
    }
    return most;
  }

  private static float decibels(float gain) {
    return Math.max(SILENCE, Ballistics.level(gain * gain));
  }

  @Override
  public boolean idle() {
    return quiet;
  }

  @Override
  public void reset() {
    limiter.reset();
    meters[0].reset();
    meters[1].reset();
    silentFrames = 0;
    quiet = true;
  }
}
