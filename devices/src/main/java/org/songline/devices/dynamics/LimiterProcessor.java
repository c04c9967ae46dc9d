package org.songline.devices.dynamics;

import static org.songline.devices.dynamics.LimiterDevice.*;

import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Silence;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.limiter.TruePeakLimiter;

/** Gain, then the limiter; values glide. */
final class LimiterProcessor implements Processor {
  private final TruePeakLimiter limiter;
  private final GainGlide gain;
  private final Glide ceiling;
  private final Glide release;
  private final Glide link;
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
        return;
      }
    }
    gain.next(io.values, GAIN);
    ceiling.next(io.values, CEILING);
    release.next(io.values, RELEASE);
    link.next(io.values, LINK);
    float[] gains = gain.gains();
    if (!gain.constant() || gains[0] != 1) {
      for (int i = 0; i < Quantum.FRAMES; i++) {
        io.audio[io.offset + 2 * i] *= gains[i];
        io.audio[io.offset + 2 * i + 1] *= gains[i];
      }
    }
    // The lower end of a moving ceiling, so that it holds throughout.
    float lowest = Math.min(ceiling.from(), ceiling.to());
    limiter.process(
        io.audio, io.offset, Exact.gain(lowest), link.to() / 100.0, release.to() / 1000.0);
    silentFrames = silentIn ? Math.min(1 << 20, silentFrames + Quantum.FRAMES) : 0;
    quiet = silentFrames >= latency + 2 * Quantum.FRAMES && limiter.resting();
  }

  @Override
  public boolean idle() {
    return quiet;
  }

  @Override
  public void reset() {
    limiter.reset();
    silentFrames = 0;
    quiet = true;
  }
}
