package org.songline.devices.pitch;

import static org.songline.devices.pitch.VocoderDevice.*;

import java.util.Arrays;
import org.songline.devices.GainGlide;
import org.songline.devices.Glide;
import org.songline.devices.Glides;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Rest;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.BandBank;
import org.songline.dsp.filter.Svf;
import org.songline.dsp.noise.Noise;

/** Three banks of bands: one measures the modulator, two shape the carrier left and right. */
final class VocoderProcessor implements Processor {
  private static final double LOWEST = 90;
  private static final double HIGHEST = 11000;
  private static final double HISS_HERTZ = 3500;
  private static final double SIBILANCE_HERTZ = 6000;
  private static final float LEAST = 1e-6f;

  /** Sines of -12 dB in all bands open them to a gain of 1. */
  private static final float SENSITIVITY = 5.6568f;

  private static final float NOISE_LEVEL = 0.3f;
  private static final float SEMITONE = 1 / 12f;
  private static final float LOG2_E = 1.442695f;

  private final float quantumSeconds;
  private final int bands;
  private final int hiss;
  private final BandBank listener;
  private final BandBank left;
  private final BandBank right;
  private final VocoderCarrier own;
  private final Noise noise;
  private final Svf highs = new Svf();
  private final Glides glides;
  private final GainGlide output;
  private final Glide bySide;
  private final Glide passes;
  private final Glide[] carriers = new Glide[CARRIERS];
  private final Rest rest = new Rest();
  private final float[] power;
  private final float[] sensitivity;
  private final float[] envelope;
  private final float[] gains;
  private final float[] steps;
  private final float[] band;
  private final float[] modulator = new float[Quantum.FRAMES];
  private final float[] carrierLeft = new float[Quantum.FRAMES];
  private final float[] carrierRight = new float[Quantum.FRAMES];
  private float moved = Float.NaN;
  private float unvoiced;
  private float unvoicedFrom;

  VocoderProcessor(double rate, int bands, long seed) {
    quantumSeconds = (float) (Quantum.FRAMES / rate);
    this.bands = bands;
    listener = new BandBank(bands, LOWEST, HIGHEST, rate);
    left = new BandBank(bands, LOWEST, HIGHEST, rate);
    right = new BandBank(bands, LOWEST, HIGHEST, rate);
    int first = 0;
    while (first < bands && listener.centre(first) < HISS_HERTZ) {
      first++;
    }
    hiss = first;
    own = new VocoderCarrier(rate);
    noise = new Noise(seed);
    highs.tune(SIBILANCE_HERTZ, 0.7071, rate);
    glides = new Glides(rate, TABLE);
    output = new GainGlide(rate, Double.NEGATIVE_INFINITY);
    bySide = new Glide(rate);
    passes = new Glide(rate);
    for (int i = 0; i < CARRIERS; i++) {
      carriers[i] = new Glide(rate);
    }
    power = new float[bands];
    sensitivity = new float[bands];
    for (int b = 0; b < bands; b++) {
      sensitivity[b] = (float) (SENSITIVITY / Math.sqrt(listener.share(b)));
    }
    envelope = new float[bands];
    gains = new float[bands];
    steps = new float[bands];
    band = new float[bands];
  }

  @Override
  public void process(Io io) {
    if (rest.quiet()) {
      snap();
    }
    if (rest.skips(io)) {
      return;
    }
    Sane.limit(io);
    if (io.hasSide) {
      Sane.limit(io.side, io.sideOffset);
    }
    control(io);
    gather(io);
    measure();
    sound(io);
    rest.leave(Quantum.FRAMES, !io.hasSide && empty());
    if (rest.quiet()) {
      forget();
    }
  }

  private void control(Io io) {
    Values values = io.values;
    glides.next(values);
    output.next(values, OUTPUT);
    boolean side = values.choice(MODULATOR) == FROM_SIDE;
    float share = side ? 1 : 0;
    bySide.next(share, share);
    float pass = side && !io.hasSide ? 1 : 0;
    passes.next(pass, pass);
    for (int i = 0; i < CARRIERS; i++) {
      float aim = values.choice(CARRIER) == i ? 1 : 0;
      carriers[i].next(aim, aim);
    }
    float shift = glides.to(SHIFT);
    if (shift != moved) {
      moved = shift;
      double factor = Exact.fastExp2(shift * SEMITONE);
      left.move(factor);
      right.move(factor);
    }
  }

  /** Fills modulator and carrier. */
  private void gather(Io io) {
    float hasSide = io.hasSide ? 1 : 0;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = io.offset + 2 * i;
      int from = io.sideOffset + 2 * i;
      float l = io.audio[at];
      float r = io.audio[at + 1];
      float sl = hasSide == 0 ? 0 : io.side[from];
      float sr = hasSide == 0 ? 0 : io.side[from + 1];
      float in = 0.5f * (l + r);
      float s = 0.5f * (sl + sr);
      modulator[i] = Math.fma(bySide.at(i), s - in, in);
      float a = carriers[INPUT].at(i);
      float b = carriers[SIDE].at(i);
      carrierLeft[i] = Math.fma(a, l, b * sl);
      carrierRight[i] = Math.fma(a, r, b * sr);
    }
    Glide saw = carriers[SAW];
    Glide pulse = carriers[PULSE];
    if (saw.from() + saw.to() + pulse.from() + pulse.to() != 0) {
      own.add(
          glides.from(NOTE),
          glides.to(NOTE),
          CHORDS[io.values.choice(CHORD)],
          glides.to(DETUNE),
          saw.from(),
          saw.to(),
          pulse.from(),
          pulse.to(),
          carrierLeft,
          carrierRight);
    }
    Glide hissing = carriers[NOISE];
    float step = (unvoiced - unvoicedFrom) / Quantum.FRAMES;
    for (int i = 0; i < Quantum.FRAMES; i++) {
      float level = NOISE_LEVEL * Math.max(hissing.at(i), Math.fma(i, step, unvoicedFrom));
      carrierLeft[i] = Math.fma(level, noise.white(), carrierLeft[i]);
      carrierRight[i] = Math.fma(level, noise.white(), carrierRight[i]);
    }
    unvoicedFrom = unvoiced;
  }

  /** Follows the modulator's bands and finds the gains at the end of the quantum. */
  private void measure() {
    Arrays.fill(power, 0);
    for (int i = 0; i < Quantum.FRAMES; i++) {
      listener.step(modulator[i], band);
      for (int b = 0; b < bands; b++) {
        power[b] = Math.fma(band[b], band[b], power[b]);
      }
    }
    listener.flush();
    float attack = follow(glides.to(ATTACK));
    float release = follow(glides.to(RELEASE));
    float all = 1e-12f;
    float high = 0;
    for (int b = 0; b < bands; b++) {
      float now = power[b] * (1f / Quantum.FRAMES);
      float factor = now > envelope[b] ? attack : release;
      envelope[b] = Exact.audible(Math.fma(factor, now - envelope[b], envelope[b]), 1e-14f);
      float gain = sensitivity[b] * (float) Math.sqrt(envelope[b]);
      steps[b] = (gain - gains[b]) * (1f / Quantum.FRAMES);
      all += envelope[b];
      high += b >= hiss ? envelope[b] : 0;
    }
    float share = Math.clamp(3 * (high / all - 0.4f), 0f, 1f);
    unvoiced += 0.3f * (share * glides.to(UNVOICED) * 0.01f - unvoiced);
    unvoiced = Exact.audible(unvoiced, 1e-6f);
  }

  private float follow(float milliseconds) {
    return 1 - Exact.fastExp2(-LOG2_E * quantumSeconds * 1000 / milliseconds);
  }

  private void sound(Io io) {
    float[] levels = output.gains();
    for (int i = 0; i < Quantum.FRAMES; i++) {
      int at = io.offset + 2 * i;
      float width = glides.at(WIDTH, i) * 0.01f;
      left.step(carrierLeft[i], band);
      float l = sum(1 + width, 1 - width);
      right.step(carrierRight[i], band);
      float r = sum(1 - width, 1 + width);
      for (int b = 0; b < bands; b++) {
        gains[b] += steps[b];
      }
      highs.step(modulator[i]);
      float s = highs.high() * glides.at(SIBILANCE, i) * 0.01f;
      float pass = passes.at(i);
      float wetLeft = Math.fma(pass, carrierLeft[i] - (l + s), l + s);
      float wetRight = Math.fma(pass, carrierRight[i] - (r + s), r + s);
      float mix = glides.at(MIX, i) * 0.01f;
      float dryLeft = io.audio[at];
      float dryRight = io.audio[at + 1];
      io.audio[at] = Math.fma(mix, wetLeft - dryLeft, dryLeft) * levels[i];
      io.audio[at + 1] = Math.fma(mix, wetRight - dryRight, dryRight) * levels[i];
    }
    left.flush();
    right.flush();
    highs.flush();
  }

  /** The bands by their gains; even and odd ones by the given levels. */
  private float sum(float even, float odd) {
    float a = 0;
    float b = 0;
    int n = 0;
    for (; n + 1 < bands; n += 2) {
      a = Math.fma(gains[n], band[n], a);
      b = Math.fma(gains[n + 1], band[n + 1], b);
    }
    if (n < bands) {
      a = Math.fma(gains[n], band[n], a);
    }
    return even * a + odd * b;
  }

  private boolean empty() {
    boolean still = true;
    for (int b = 0; b < bands; b++) {
      still &= envelope[b] < 1e-13f;
    }
    return still && listener.quiet(LEAST) && (left.quiet(LEAST) || still) && highs.empty();
  }

  private void snap() {
    glides.snap();
    output.snap();
    bySide.snap();
    passes.snap();
    own.snap();
    for (Glide carrier : carriers) {
      carrier.snap();
    }
  }

  private void forget() {
    listener.reset();
    left.reset();
    right.reset();
    own.reset();
    noise.reset();
    highs.reset();
    Arrays.fill(envelope, 0);
    Arrays.fill(gains, 0);
    Arrays.fill(steps, 0);
    unvoiced = 0;
    unvoicedFrom = 0;
  }

  @Override
  public boolean idle() {
    return rest.quiet();
  }

  @Override
  public void reset() {
    forget();
    rest.reset();
  }
}
