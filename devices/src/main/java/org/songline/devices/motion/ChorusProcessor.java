package org.songline.devices.motion;

import static org.songline.devices.motion.ChorusDevice.*;

import org.songline.devices.EffectLfo;
import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
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
  private final Rest rest = new Rest();
  private int sounding;

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
    boolean written = false;
    float low = warp(glides.from(LOW_CUT));
    float lowStep = (warp(glides.to(LOW_CUT)) - low) / Quantum.FRAMES;
    float high = warp(glides.from(HIGH_CUT));
    float highStep = (warp(glides.to(HIGH_CUT)) - high) / Quantum.FRAMES;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = io.offset + 2 * i;
      float l = Exact.bounded(io.audio[at]);
      float r = Exact.bounded(io.audio[at + 1]);
      float left = copies(0, i);
      float right = copies(1, i);
      float back = 0.01f * glides.at(FEEDBACK, i) * returned.at(i);
      written |= write(lines[0], Math.fma(back, left, l));
      written |= write(lines[1], Math.fma(back, right, r));
      float g = Math.fma(i, lowStep, low);
      float h = Math.fma(i, highStep, high);
      float shade = dark.at(i);
      left = toned(0, left, g, h, shade);
      right = toned(1, right, g, h, shade);
      float other = cross.at(i);
      float a = Math.fma(-other, right, left);
      float b = Math.fma(-other, left, right);
      float middle = 0.5f * (a + b);
      float side = 0.005f * glides.at(WIDTH, i) * (a - b);
      float mix = 0.01f * glides.at(MIX, i);
      io.audio[at] = Math.fma(mix, middle + side - l, l);
      io.audio[at + 1] = Math.fma(mix, middle - side - r, r);
    }
    boolean empty = true;
    for (int c = 0; c < 2; c++) {
      lows[c].flush();
      highs[c].flush();
      empty &= lows[c].empty() && highs[c].empty();
    }
    output.apply(io.audio, io.offset);
    rest.leave(longest, empty, written);
  }

  private float copies(int side, int frame) {
    float sum = 0;
    for (int t = 0; t < sounding; t++) {
      sum = Math.fma(gains[t].at(frame), lines[side].readSinc(times[side][t][frame]), sum);
    }
    return sum;
  }

  private float toned(int side, float x, float low, float high, float shade) {
    lows[side].tune(low);
    highs[side].tune(high);
    float thin = lows[side].high(x);
    return Math.fma(shade, highs[side].low(thin) - thin, thin);
  }

  private static boolean write(DelayLine line, float x) {
    float kept = Exact.audible(x, LEAST);
    line.write(kept);
    return kept != 0;
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
