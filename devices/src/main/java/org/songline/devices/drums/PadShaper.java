package org.songline.devices.drums;

import org.songline.devices.Glide;
import org.songline.devices.Values;
import org.songline.dsp.Exact;
import org.songline.dsp.Quantum;
import org.songline.dsp.filter.Svf;
import org.songline.dsp.oversample.PromptHalfBand;
import org.songline.dsp.shape.SoftDrive;

/** Drive and filter of one channel of a pad; untouched bits while both are off. */
final class PadShaper {
  /** Parts of the input, low, band and high responses in each type of filter. */
  private static final float[][] MIX = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 1}, {0, 0, 1, 0}};

  private static final int PARTS = 4;

  /** The level that drive makes neither louder nor softer. */
  private static final float KEPT = 0.6f;

  /** Decibels over which drive fades in. */
  private static final float SOFTLY = 3;

  private final double rate;
  private final int at;
  private final Glide drive;
  private final Glide cutoff;
  private final Glide resonance;
  private final Glide[] parts = new Glide[PARTS];
  private final PromptHalfBand twice = new PromptHalfBand(8, 0.04);
  private final PromptHalfBand fourTimes = new PromptHalfBand(4, 0.13);
  private final SoftDrive soft = new SoftDrive();
  private final Svf filter = new Svf();
  private boolean driving;
  private boolean filtering;

  PadShaper(double rate, int at) {
    this.rate = rate;
    this.at = at;
    drive = new Glide(rate);
    cutoff = new Glide(rate);
    resonance = new Glide(rate);
    for (int i = 0; i < PARTS; i++) {
      parts[i] = new Glide(rate);
    }
  }

  void process(Values v, float[] x) {
    drive.next(v, at + DrumsTable.DRIVE);
    if (drive.from() > 0 || drive.to() > 0) {
      drive(x);
    } else if (driving) {
      undrive();
    }
    float[] mix = MIX[v.choice(at + DrumsTable.FILTER)];
    boolean neutral = mix[0] == 1;
    for (int i = 0; i < PARTS; i++) {
      parts[i].next(mix[i], mix[i]);
      neutral &= !parts[i].moving() && !parts[i].catchingUp();
    }
    if (neutral) {
      filter.reset();
      filtering = false;
    } else {
      filter(v, x);
    }
  }

  private void undrive() {
    soft.reset();
    twice.reset();
    fourTimes.reset();
    driving = false;
  }

  private void drive(float[] x) {
    driving = true;
    float gain = Exact.fastGain(drive.from());
    float gainStep = (Exact.fastGain(drive.to()) - gain) / Quantum.FRAMES;
    float make = SoftDrive.keeping(KEPT, gain);
    float makeStep = (SoftDrive.keeping(KEPT, Exact.fastGain(drive.to())) - make) / Quantum.FRAMES;
    float wet = Math.min(1, drive.from() / SOFTLY);
    float wetStep = (Math.min(1, drive.to() / SOFTLY) - wet) / Quantum.FRAMES;
    for (int f = 0; f < Quantum.FRAMES; f++) {
      float now = Math.fma(f, gainStep, gain);
      twice.up(x[f] * now);
      float y = twice.down(saturated(twice.first()), saturated(twice.second()));
      y *= Math.fma(f, makeStep, make);
      x[f] = Math.fma(Math.fma(f, wetStep, wet), y - x[f], x[f]);
    }
    twice.flush();
    fourTimes.flush();
  }

  /** A sample of the doubled rate through the curve at four times the rate. */
  private float saturated(float x) {
    fourTimes.up(x);
    return fourTimes.down(soft.step(fourTimes.first()), soft.step(fourTimes.second()));
  }

  private void filter(Values v, float[] x) {
    if (!filtering) {
      cutoff.snap();
      resonance.snap();
      filtering = true;
    }
    cutoff.next(v, at + DrumsTable.CUTOFF);
    resonance.next(v, at + DrumsTable.RESONANCE);
    float g = warped(cutoff.from());
    float gStep = (warped(cutoff.to()) - g) / Quantum.FRAMES;
    float k = damping(resonance.from());
    float kStep = (damping(resonance.to()) - k) / Quantum.FRAMES;
    boolean moving = gStep != 0 || kStep != 0;
    filter.tune(g, k);
    for (int f = 0; f < Quantum.FRAMES; f++) {
      if (moving) {
        filter.tune(Math.fma(f, gStep, g), Math.fma(f, kStep, k));
      }
      filter.step(x[f]);
      float y = x[f] * parts[0].at(f) + filter.low() * parts[1].at(f);
      float band = filter.band() * filter.damping();
      x[f] = y + band * parts[2].at(f) + filter.high() * parts[3].at(f);
    }
    filter.flush();
  }

  private float warped(float hertz) {
    return Exact.fastTan((float) (hertz / rate));
  }

  /** From the root of two down to an eighteenth. */
  private static float damping(float percent) {
    return 1.41421356f * Exact.fastExp2(percent * -0.0465f);
  }

  /** Whether nothing rings on. */
  boolean empty() {
    return !filtering || filter.empty();
  }

  void snap() {
    drive.snap();
    cutoff.snap();
    resonance.snap();
    for (Glide part : parts) {
      part.snap();
    }
    filter.reset();
    undrive();
    filtering = false;
  }

  void reset() {
    snap();
  }
}
