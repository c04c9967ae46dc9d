package org.songline.devices.motion;

import static org.songline.devices.motion.ChorusDevice.*;

import java.util.Arrays;
import org.songline.devices.EffectLfo;
import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
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
import org.songline.dsp.filter.OnePole;
import org.songline.dsp.filter.Svf;

/** One delay line a side, read by up to four moving taps. */
final class ChorusProcessor implements Processor {
  private static final int TAPS = ChorusMode.TAPS;
  private static final double FADE_SECONDS = 0.08;

  /** Most by which a knob bends the pitch: a fifth, three semitones. */
  private static final double SLOPE = 0.2;

  /** The tap comes before the write, so a delay is one more than what is read. */
  private static final float LEAST_DELAY = DelayLine.SINC_LEAST + 1;

  /** What is written to the lines is silence below this: -180 dB. */
  private static final float LEAST = 1e-9f;

  private final double rate;
  private final int longest;
  private final DelayLine[] lines = new DelayLine[2];
  private final OnePole[] lows = {new OnePole(), new OnePole()};
  private final OnePole[] highs = {new OnePole(), new OnePole()};
  private final EffectLfo slow;
  private final EffectLfo fast;
  private final Glides glides;
  private final GainGlide output;
  private final SlowGlide delay = new SlowGlide(SLOPE);
  private final SlowGlide slowDepth = new SlowGlide(SLOPE);
  private final SlowGlide fastDepth = new SlowGlide(SLOPE / 8);
  private final Glide[] gains = new Glide[TAPS];
  private final Glide cross;
  private final Glide returned;
  private final Glide dark;
  private final float[] movement = new float[Quantum.FRAMES];
  private final float[][][] times = new float[2][TAPS][Quantum.FRAMES];
  private final float[][] inputs = new float[2][Quantum.FRAMES];
  private final float[][] copies = new float[2][Quantum.FRAMES];
  private final float[] tap = new float[Quantum.FRAMES];
  private final float[] back = new float[Quantum.FRAMES];
  private final float[] kept = new float[Quantum.FRAMES];
  private final Rest rest = new Rest();
  private int sounding;

  /** The least of {@link #times}. */
  private float shortest;

  ChorusProcessor(Setup setup) {
    rate = setup.sampleRate();
    longest = (int) ((LONGEST + DEEPEST) / 1000 * rate) + 8;
    lines[0] = new DelayLine(longest);
    lines[1] = new DelayLine(longest);
    slow = new EffectLfo(setup, LFO, 2 * TAPS, FADE_SECONDS, 1);
    fast = new EffectLfo(setup, LFO, 2 * TAPS, FADE_SECONDS, ChorusMode.FAST);
    glides = new Glides(rate, TABLE);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    for (int t = 0; t < TAPS; t++) {
      gains[t] = new Glide(rate);
    }
    cross = new Glide(rate);
    returned = new Glide(rate);
    dark = new Glide(rate);
  }

  @Override
  public void process(Io io) {
    if (rest.skips(io)) {
      return;
    }
    if (rest.quiet()) {
      snap();
    }
    control(io);
    take(io.audio, io.offset);
    boolean written = circulate();
    boolean darkens = dark.from() != 0 || dark.to() != 0;
    boolean empty = true;
    for (int c = 0; c < 2; c++) {
      tone(c, darkens);
      empty &= lows[c].empty() && highs[c].empty();
    }
    blend(io.audio, io.offset);
    output.apply(io.audio, io.offset);
    rest.leave(longest, empty, written);
  }

  private void take(float[] audio, int offset) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      inputs[0][i] = Exact.bounded(audio[offset + 2 * i]);
      inputs[1][i] = Exact.bounded(audio[offset + 2 * i + 1]);
    }
  }

  /**
   * Reads the copies and writes the lines, as many frames at once as the shortest delay allows;
   * true when anything but silence was written.
   */
  private boolean circulate() {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      back[i] = 0.01f * glides.at(FEEDBACK, i) * returned.at(i);
    }
    int stretch = (int) shortest - DelayLine.SINC_LEAST + 1;
    boolean written = false;
    for (int c = 0; c < 2; c++) {
      float[] sum = copies[c];
      for (int from = 0; from < Quantum.FRAMES; from += stretch) {
        int to = Math.min(Quantum.FRAMES, from + stretch);
        Arrays.fill(sum, from, to, 0f);
        for (int t = 0; t < sounding; t++) {
          lines[c].readSinc(times[c][t], from, to, from, tap);
          for (int i = from; i < to; i++) {
            sum[i] = Math.fma(gains[t].at(i), tap[i], sum[i]);
          }
        }
        for (int i = from; i < to; i++) {
          kept[i] = Exact.audible(Math.fma(back[i], sum[i], inputs[c][i]), LEAST);
        }
        lines[c].write(kept, from, to);
      }
      written |= !Silence.in(kept, 0, Quantum.FRAMES);
    }
    return written;
  }

  private void tone(int side, boolean darkens) {
    float[] x = copies[side];
    lows[side].low(x, warp(glides.from(LOW_CUT)), warp(glides.to(LOW_CUT)), tap);
    lows[side].flush();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      x[i] -= tap[i];
    }
    if (!darkens) {
      highs[side].reset();
      return;
    }
    highs[side].low(x, warp(glides.from(HIGH_CUT)), warp(glides.to(HIGH_CUT)), tap);
    highs[side].flush();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      x[i] = Math.fma(dark.at(i), tap[i] - x[i], x[i]);
    }
  }

  private void blend(float[] audio, int offset) {
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float other = cross.at(i);
      float a = Math.fma(-other, copies[1][i], copies[0][i]);
      float b = Math.fma(-other, copies[0][i], copies[1][i]);
      float middle = 0.5f * (a + b);
      float side = 0.005f * glides.at(WIDTH, i) * (a - b);
      float mix = 0.01f * glides.at(MIX, i);
      float l = inputs[0][i];
      float r = inputs[1][i];
      audio[offset + 2 * i] = Math.fma(mix, middle + side - l, l);
      audio[offset + 2 * i + 1] = Math.fma(mix, middle - side - r, r);
    }
  }

  private float warp(float hertz) {
    return Svf.warp(Math.min(hertz, 0.45 * rate), rate);
  }

  private void control(Io io) {
    Values values = io.values;
    glides.next(values);
    output.next(values, OUTPUT);
    int mode = values.choice(MODE);
    int taps = ChorusMode.taps(mode, values.choice(VOICES) + 1);
    float level = (float) (1 / Math.sqrt(taps));
    sounding = 0;
    for (int t = 0; t < TAPS; t++) {
      float gain = t < taps ? level : 0f;
      gains[t].next(gain, gain);
      sounding = gains[t].from() != 0 || gains[t].to() != 0 ? t + 1 : sounding;
    }
    returned.next(level, level);
    cross.next(ChorusMode.cross(mode), ChorusMode.cross(mode));
    dark.next(values.at(HIGH_CUT) < OPEN ? 1f : 0f, values.end(HIGH_CUT) < OPEN ? 1f : 0f);
    slow.next(io);
    fast.next(io);
    moveTimes(values, mode, taps);
  }

  private void moveTimes(Values values, int mode, int taps) {
    float frames = (float) (rate / 1000);
    delay.next(frames * values.at(DELAY), frames * values.end(DELAY));
    float at = depth(frames * values.at(DEPTH), delay.from());
    float end = depth(frames * values.end(DEPTH), delay.to());
    float gentle = ChorusMode.slow(mode);
    float quick = ChorusMode.fast(mode);
    slowDepth.next(gentle * at, gentle * end);
    fastDepth.next(quick * at, quick * end);
    boolean shimmers = fastDepth.from() != 0 || fastDepth.to() != 0;
    shortest = longest;
    for (int side = 0; side < 2; side++) {
      for (int t = 0; t < sounding; t++) {
        float[] out = times[side][t];
        double ahead = ChorusMode.ahead(mode, taps, side, t);
        slow.fill(side * TAPS + t, ahead, ahead, out);
        for (int i = 0; i < Quantum.FRAMES; i++) {
          out[i] = Math.fma(slowDepth.at(i), out[i], delay.at(i));
        }
        if (shimmers) {
          fast.fill(side * TAPS + t, ahead, ahead, movement);
          for (int i = 0; i < Quantum.FRAMES; i++) {
            out[i] = Math.fma(fastDepth.at(i), movement[i], out[i]);
          }
        }
        for (int i = 0; i < Quantum.FRAMES; i++) {
          out[i] = Math.clamp(out[i], LEAST_DELAY, (float) longest) - 1f;
          shortest = Math.min(shortest, out[i]);
        }
      }
    }
  }

  /** As deep as the delay has room for. */
  private static float depth(float wanted, float delay) {
    return Math.min(wanted, Math.max(0f, delay - LEAST_DELAY));
  }

  private void snap() {
    glides.snap();
    output.snap();
    slow.snap();
    fast.snap();
    delay.snap();
    slowDepth.snap();
    fastDepth.snap();
    cross.snap();
    returned.snap();
    dark.snap();
    for (Glide gain : gains) {
      gain.snap();
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
      lows[c].reset();
      highs[c].reset();
    }
    rest.reset();
  }
}
