package org.songline.devices.motion;

import static org.songline.devices.motion.FlangerDevice.*;

import org.songline.devices.EffectLfo;
import org.songline.devices.GainGlide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Setup;
import org.songline.devices.Silence;
import org.songline.devices.SlowGlide;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.delay.DelayLine;
import org.songline.dsp.delay.StereoDelay;

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
  private final StereoDelay dry;
  private final EffectLfo lfo;
  private final Glides glides;
  private final GainGlide output;
  private final SlowGlide delay = new SlowGlide(SLOPE);
  private final SlowGlide depth = new SlowGlide(SLOPE);
  private final SlowGlide stereo;
  private final Feedback feedback;
  private final float[][] times = new float[2][Quantum.FRAMES];
  private final float[][] inputs = new float[2][Quantum.FRAMES];
  private final float[][] taps = new float[2][Quantum.FRAMES];
  private final float[] back = new float[Quantum.FRAMES];
  private final float[] kept = new float[Quantum.FRAMES];
  private final Rest rest = new Rest();

  FlangerProcessor(Setup setup) {
    double rate = setup.sampleRate();
    frames = (float) (rate / 1000);
    lag = setup.initial().get(THROUGH_ZERO) >= 0.5 ? (int) Math.rint(LAG * rate / 1000) : 0;
    longest = (int) ((LONGEST + DEEPEST) * rate / 1000) + lag + 8;
    for (int c = 0; c < 2; c++) {
      lines[c] = new DelayLine(longest);
    }
    dry = new StereoDelay(lag);
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
    take(io.audio, io.offset);
    boolean written = sweep();
    dry.process(io.audio, io.offset);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float mix = 0.01f * glides.at(MIX, i);
      float wet = mix * feedback.level(i) * (1f - 2f * glides.at(INVERT, i));
      int at = io.offset + 2 * i;
      float left = io.audio[at];
      float right = io.audio[at + 1];
      io.audio[at] = Math.fma(wet, taps[0][i], left - mix * left);
      io.audio[at + 1] = Math.fma(wet, taps[1][i], right - mix * right);
    }
    output.apply(io.audio, io.offset);
    rest.leave(longest, true, written);
  }

  private void take(float[] audio, int offset) {
    float[] left = inputs[0];
    float[] right = inputs[1];
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = offset + 2 * i;
      left[i] = Exact.bounded(audio[at]);
      right[i] = Exact.bounded(audio[at + 1]);
      audio[at] = left[i];
      audio[at + 1] = right[i];
    }
  }

  /**
   * Runs the loops, as many frames at once as the shorter delay allows; true when anything but
   * silence goes round.
   */
  private boolean sweep() {
    float least = longest;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      least = Math.min(least, Math.min(times[0][i], times[1][i]));
      back[i] = feedback.at(i);
    }
    int stretch = (int) least - DelayLine.SINC_LEAST + 1;
    boolean written = false;
    for (int c = 0; c < 2; c++) {
      for (int from = 0; from < Quantum.FRAMES; from += stretch) {
        int to = Math.min(Quantum.FRAMES, from + stretch);
        lines[c].readSinc(times[c], from, to, from, taps[c]);
        for (int i = from; i < to; i++) {
          kept[i] = Exact.audible(Math.fma(back[i], taps[c][i], inputs[c][i]), LEAST);
        }
        lines[c].write(kept, from, to);
      }
      written |= !Silence.in(kept, 0, Quantum.FRAMES);
    }
    return written;
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
    }
    dry.reset();
    rest.reset();
  }
}
