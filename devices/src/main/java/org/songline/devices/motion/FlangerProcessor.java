package org.songline.devices.motion;

import static org.songline.devices.motion.FlangerDevice.*;

import org.songline.devices.EffectLfo;
import org.songline.devices.GainGlide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.devices.SlowGlide;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;

/** Two delay lines with a moving tap in a loop, and one for the dry sound if it has to wait. */
final class FlangerProcessor implements Processor {
  private static final double FADE_SECONDS = 0.08;
  private static final double SLOPE = 0.1;

  /** The tap comes before the write, so a delay is one more than what is read. */
  private static final float LEAST_DELAY = DelayLine.SINC_LEAST + 1;

  /** What is written to the lines is silence below this: -180 dB. */
  private static final float LEAST = 1e-9f;

  private final int lag;
  private final int longest;
  private final float frames;
  private final DelayLine[] lines = new DelayLine[2];
  private final DelayLine[] dry = new DelayLine[2];
  private final EffectLfo lfo;
  private final Glides glides;
  private final GainGlide output;
  private final SlowGlide delay = new SlowGlide(SLOPE);
  private final SlowGlide depth = new SlowGlide(SLOPE);
  private final SlowGlide stereo;
  private final Feedback feedback;
  private final float[][] times = new float[2][Quantum.FRAMES];
  private final Rest rest = new Rest();

  FlangerProcessor(Setup setup) {
    double rate = setup.sampleRate();
    frames = (float) (rate / 1000);
    lag = setup.initial().get(THROUGH_ZERO) >= 0.5 ? (int) Math.rint(LAG * rate / 1000) : 0;
    longest = (int) ((LONGEST + DEEPEST) * rate / 1000) + lag + 8;
    for (int c = 0; c < 2; c++) {
      lines[c] = new DelayLine(longest);
      dry[c] = new DelayLine(lag);
    }
    lfo = new EffectLfo(setup, LFO, 2, FADE_SECONDS, 1);
    glides = new Glides(rate, TABLE);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    stereo = new SlowGlide(0.5 / (0.1 * rate));
    feedback = new Feedback(rate);
  }

  @Override
  public int latency() {
    return lag;
  }

  @Override
  public void process(Io io) {
    if (rest.skips(io)) {
      return;
    }
    if (rest.quiet()) {
      glides.snap();
      output.snap();
      lfo.snap();
      delay.snap();
      depth.snap();
      stereo.snap();
      feedback.snap();
    }
    glides.next(io.values);
    output.next(io.values, OUTPUT);
    lfo.next(io);
    moveTimes(io.values);
    feedback.next(io.values, FEEDBACK);
    boolean written = false;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float back = feedback.at(i);
      float mix = 0.01f * glides.at(MIX, i);
      float wet = mix * feedback.level(i) * (1f - 2f * glides.at(INVERT, i));
      for (int c = 0; c < 2; c++) {
        int at = io.offset + 2 * i + c;
        float x = Exact.bounded(io.audio[at]);
        float tap = lines[c].readSinc(times[c][i]);
        float kept = Exact.audible(Math.fma(back, tap, x), LEAST);
        lines[c].write(kept);
        written |= kept != 0;
        dry[c].write(x);
        float plain = dry[c].read(lag);
        io.audio[at] = Math.fma(wet, tap, plain - mix * plain);
      }
    }
    output.apply(io.audio, io.offset);
    rest.leave(longest, true, written);
  }

  private void moveTimes(Values values) {
    delay.next(frames * values.at(DELAY), frames * values.end(DELAY));
    float room = lag - LEAST_DELAY;
    float at = Math.min(frames * values.at(DEPTH), Math.max(0f, delay.from() + room));
    float end = Math.min(frames * values.end(DEPTH), Math.max(0f, delay.to() + room));
    depth.next(at, end);
    stereo.next(values.at(STEREO) / 360f, values.end(STEREO) / 360f);
    for (int c = 0; c < 2; c++) {
      float[] out = times[c];
      lfo.fill(c, c * stereo.from(), c * stereo.to(), out);
      for (int i = 0; i < Quantum.FRAMES; i++) {
        float time = Math.fma(depth.at(i), out[i], delay.at(i)) + lag;
        out[i] = Math.clamp(time, LEAST_DELAY, (float) longest) - 1f;
      }
    }
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    for (int c = 0; c < 2; c++) {
      lines[c].reset();
      dry[c].reset();
    }
    rest.reset();
  }
}
