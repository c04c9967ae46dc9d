package org.songline.devices.distortion;

import static org.songline.devices.distortion.SaturatorDevice.*;

import java.util.Arrays;
import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.SectionGlide;
import org.songline.devices.Silence;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.DcBlocker;
import org.songline.dsp.filter.MatchedEq;
import org.songline.dsp.filter.Response;
import org.songline.dsp.filter.Section;
import org.songline.dsp.oversample.Oversampler;
import org.songline.dsp.shape.Curves;

/** Two channels of oversampled curve, tone and mix; a change of style is a crossfade of curves. */
final class SaturatorProcessor implements Processor {
  private static final int STYLES = 4;
  private static final double TONE_HERTZ = 1000;
  private static final double TONE_DECIBELS = 12;
  private static final double DC_HERTZ = 5;

  /** Frames after which no trace of a sound is left in the filters of the oversampler. */
  private static final int MEMORY = 4 * Oversampler.LATENCY;

  private final MatchedEq design;
  private final Response response = new Response();
  private final SectionGlide tone;
  private final GainGlide drive;
  private final GainGlide output;
  private final Glide mix;
  private final Glide compensation;
  private final Glide[] styles = new Glide[STYLES];
  private final Side[] sides = new Side[2];
  private final float[] delay = new float[2 * Oversampler.LATENCY];
  private int place;
  private int silence;
  private float toned = Float.NaN;
  private boolean quiet = true;

  private final float[] weight = new float[STYLES];

  SaturatorProcessor(double rate) {
    design = new MatchedEq(rate);
    tone = new SectionGlide(rate);
    drive = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    mix = new Glide(rate);
    compensation = new Glide(rate);
    for (int i = 0; i < STYLES; i++) {
      styles[i] = new Glide(rate);
    }
    sides[0] = new Side(rate);
    sides[1] = new Side(rate);
  }

  /** One channel. */
  private final class Side implements Oversampler.Curve {
    final Oversampler oversampler = new Oversampler();
    final DcBlocker dc;
    double before;
    float s1;
    float s2;

    Side(double rate) {
      dc = new DcBlocker(DC_HERTZ, rate);
    }

    @Override
    public float at(float x) {
      float sum = 0;
      if (weight[0] != 0) {
        sum = weight[0] * Curves.tape(x);
      }
      if (weight[1] != 0) {
        sum = Math.fma(weight[1], Curves.tube(x), sum);
      }
      if (weight[2] != 0) {
        sum = Math.fma(weight[2], Curves.clipBetween(before, x), sum);
      }
      if (weight[3] != 0) {
        sum = Math.fma(weight[3], Curves.fold(x), sum);
      }
      before = x;
      return sum;
    }

    void reset() {
      oversampler.reset();
      dc.reset();
      before = 0;
      s1 = 0;
      s2 = 0;
    }

    void flush() {
      dc.flush();
      s1 = Exact.flush(s1);
      s2 = Exact.flush(s2);
    }

    boolean empty() {
      return dc.empty() && s1 == 0 && s2 == 0;
    }
  }

  @Override
  public int latency() {
    return Oversampler.LATENCY;
  }

  @Override
  public void process(Io io) {
    boolean silent = Silence.in(io.audio, io.offset);
    if (quiet) {
      snap();
      if (silent) {
        Arrays.fill(io.audio, io.offset, io.offset + Quantum.SAMPLES, 0f);
        return;
      }
    }
    control(io.values);
    float[] x = io.audio;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      weigh(i);
      float wet = Math.fma(i, (mix.to() - mix.from()) / Quantum.FRAMES, mix.from()) * 0.01f;
      float level =
          output.gains()[i]
              * Math.fma(
                  i,
                  (compensation.to() - compensation.from()) / Quantum.FRAMES,
                  compensation.from());
      for (int c = 0; c < 2; c++) {
        int at = io.offset + 2 * i + c;
        Side side = sides[c];
        float in = limited(x[at]);
        float dry = delay[place + c];
        delay[place + c] = in;
        float y = side.dc.step(side.oversampler.step(in * drive.gains()[i], side));
        y = toned(side, y, i) * level;
        x[at] = Math.fma(wet, y - dry, dry);
      }
      place = place + 2 == delay.length ? 0 : place + 2;
    }
    sides[0].flush();
    sides[1].flush();
    silence = silent ? Math.min(1 << 20, silence + Quantum.FRAMES) : 0;
    quiet = silent && silence >= MEMORY && sides[0].empty() && sides[1].empty();
  }

  /** Keeps numbers that are none, or far beyond any sound, out of the filters' memory. */
  private static float limited(float x) {
    return Math.abs(x) <= 1e6f ? x : 0f;
  }

  private void weigh(int frame) {
    for (int s = 0; s < STYLES; s++) {
      Glide style = styles[s];
      weight[s] = Math.fma(frame, (style.to() - style.from()) / Quantum.FRAMES, style.from());
    }
  }

  private float toned(Side side, float v, int frame) {
    float[] c = tone.from;
    float[] to = tone.to;
    float b = moved(c, to, Section.B, frame);
    float e = v - side.s2;
    float y = moved(c, to, Section.X, frame) * v;
    y = Math.fma(moved(c, to, Section.T1, frame), side.s1, y);
    y = Math.fma(moved(c, to, Section.T2, frame), side.s2, y);
    float next = Math.fma(b, e, Math.fma(moved(c, to, Section.D, frame), side.s1, side.s1));
    side.s2 = Math.fma(moved(c, to, Section.H, frame), e, Math.fma(b, side.s1, side.s2));
    side.s1 = next;
    return y;
  }

  private static float moved(float[] from, float[] to, int at, int frame) {
    return Math.fma(frame, (to[at] - from[at]) / Quantum.FRAMES, from[at]);
  }

  private void control(Values values) {
    drive.next(values, DRIVE);
    output.next(values, OUTPUT);
    mix.next(values, MIX);
    int style = values.choice(STYLE);
    for (int s = 0; s < STYLES; s++) {
      float share = s == style ? 1 : 0;
      styles[s].next(share, share);
    }
    boolean auto = values.on(AUTO_GAIN);
    compensation.next(
        auto ? compensation(style, values.at(DRIVE)) : 1f,
        auto ? compensation(style, values.end(DRIVE)) : 1f);
    if (values.end(TONE) != toned) {
      toned = values.end(TONE);
      design.design(
          MatchedEq.Shape.TILT, TONE_HERTZ, 0.4, toned / 100 * TONE_DECIBELS, true, response);
      tone.aim(response);
    }
    tone.next();
  }

  /** The gain that brings a peak of -12 dB back to where it was. */
  private static float compensation(int style, float decibels) {
    float peak = 0.25f * Exact.fastGain(decibels);
    float bent =
        switch (style) {
          case 0 -> Curves.tape(peak);
          case 1 -> Curves.tube(peak);
          case 2 -> Curves.clip(peak);
          default -> Curves.fold(Math.min(1.5f, peak));
        };
    return 0.25f / bent;
  }

  private void snap() {
    drive.snap();
    output.snap();
    mix.snap();
    compensation.snap();
    tone.snap();
    for (Glide style : styles) {
      style.snap();
    }
  }

  @Override
  public boolean idle() {
    return quiet;
  }

  @Override
  public void reset() {
    sides[0].reset();
    sides[1].reset();
    Arrays.fill(delay, 0f);
    place = 0;
    silence = 0;
    quiet = true;
  }
}
