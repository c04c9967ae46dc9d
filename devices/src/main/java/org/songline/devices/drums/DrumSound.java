package org.songline.devices.drums;

import java.util.ArrayList;
import java.util.List;
import org.songline.dsp.noise.Noise;

/**
 * The recipe of one drum: up to two tones that fall in pitch, modes of a skin or a plate, six
 * metallic squares, noise, and a click, each with its own fade. Times are in seconds; a fade is the
 * time to fall by 60 dB.
 *
 * @param click level of the click of the stick or beater
 * @param drive saturation of the whole in decibels
 */
record DrumSound(
    Body body,
    Punch punch,
    Second second,
    Modes modes,
    Metal metal,
    Hiss hiss,
    Filter filter,
    double click,
    double drive) {
  private static final DrumSound SILENT =
      new DrumSound(
          Body.NONE, Punch.NONE, Second.NONE, Modes.NONE, Metal.NONE, Hiss.NONE, Filter.NONE, 0, 0);

  /** Pitches of the modes of a round skin to the lowest (zeros of Bessel functions). */
  private static final double[] SKIN = {
    1, 1.5933, 2.1355, 2.2954, 2.6531, 2.9173, 3.1555, 3.5001, 3.5985, 4.2304
  };

  /**
   * The first tone.
   *
   * @param hertz at rest
   * @param sweep octaves by which the pitch starts above rest
   * @param sweepTime in which the sweep falls to a third
   */
  record Body(double hertz, double sweep, double sweepTime, double level, double fade) {
    static final Body NONE = new Body(100, 0, 0.01, 0, 0.1);
  }

  /**
   * A second sweep of both tones, on top of the first: the beater's knock.
   *
   * @param octaves by which the pitch starts higher still
   * @param time in which that falls to a third
   */
  record Punch(double octaves, double time) {
    static final Punch NONE = new Punch(0, 0.003);
  }

  /**
   * Modes that a stroke sets ringing.
   *
   * @param blow length of the blow in seconds at full velocity; softer ones are longer and duller
   * @param rough share of noise in the blow, 0 to 1
   */
  record Modes(double blow, double rough, List<Mode> each) {
    static final int MOST = 40;
    static final Modes NONE = new Modes(0.001, 0, List.of());

    Modes {
      each = List.copyOf(each);
    }
  }

  /** A mode: pitch in Hz, level, fade. */
  record Mode(double hertz, double level, double fade) {}

  /**
   * The second tone.
   *
   * @param ratio of its pitch to the first one's
   */
  record Second(double ratio, double level, double fade) {
    static final Second NONE = new Second(1, 0, 0.1);
  }

  /**
   * Six squares.
   *
   * @param hertz pitch of the lowest
   */
  record Metal(double level, double hertz, double fade) {
    static final Metal NONE = new Metal(0, 400, 0.1);
  }

  /**
   * Noise.
   *
   * @param bursts how many short ones come before the fade, as hands that clap
   */
  record Hiss(double level, double fade, int bursts) {
    static final Hiss NONE = new Hiss(0, 0.1, 0);
  }

  /**
   * What noise and metal go through.
   *
   * @param band centre in Hz
   * @param q of that filter; below 0.6 it is a high-pass
   * @param high cutoff of a second high-pass in Hz
   */
  record Filter(double band, double q, double high) {
    static final Filter NONE = new Filter(1000, 0.7, 20);
  }

  static DrumSound tone(double hertz, double sweep, double sweepTime, double level, double fade) {
    return SILENT.with(new Body(hertz, sweep, sweepTime, level, fade));
  }

  static DrumSound noise(double level, double fade, double band, double q, double high) {
    return SILENT.noisy(level, fade, band, q, high);
  }

  static DrumSound metal(
      double level, double lowest, double fade, double band, double q, double high) {
    return SILENT.with(new Metal(level, lowest, fade)).with(new Filter(band, q, high));
  }

  /** Nothing but modes. */
  static DrumSound ringing(double blow, double rough, List<Mode> modes) {
    return SILENT.with(new Modes(blow, rough, modes));
  }

  /** Modes of a skin above its lowest tone, which {@link #body} is. */
  DrumSound skin(double blow, double level, double fade, int modes) {
    List<Mode> all = new ArrayList<>();
    for (int i = 1; i <= modes; i++) {
      double ratio = SKIN[i];
      double size = (i % 2 == 0 ? level : -level) / Math.sqrt(ratio);
      all.add(new Mode(body.hertz() * ratio, size, fade / ratio));
    }
    return with(new Modes(blow, 0.15, all));
  }

  /**
   * Modes of a plate: many, unevenly spread, denser than notes.
   *
   * @param low and {@code high}: ends of their range in Hz
   * @param fade of the lowest; the highest fade in {@code fadeHigh}
   * @param seed of the spread
   */
  static List<Mode> plate(
      int count, double low, double high, double level, double fade, double fadeHigh, long seed) {
    List<Mode> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double place = (i + 0.5 + 0.45 * Noise.level(seed, i)) / count;
      double hertz = low * StrictMath.pow(high / low, place);
      double size = level * (0.65 + 0.35 * Noise.level(seed, 1000L + i)) * (i % 2 == 0 ? 1 : -1);
      double ring = fade * StrictMath.pow(fadeHigh / fade, place);
      all.add(new Mode(hertz, size, ring * (0.85 + 0.3 * Noise.level(seed, 2000L + i))));
    }
    return all;
  }

  DrumSound second(double ratio, double level, double fade) {
    return with(new Second(ratio, level, fade));
  }

  DrumSound punching(double octaves, double time) {
    return new DrumSound(
        body, new Punch(octaves, time), second, modes, metal, hiss, filter, click, drive);
  }

  DrumSound noisy(double level, double fade, double band, double q, double high) {
    return with(new Hiss(level, fade, hiss.bursts())).with(new Filter(band, q, high));
  }

  DrumSound clicking(double level) {
    return new DrumSound(body, punch, second, modes, metal, hiss, filter, level, drive);
  }

  DrumSound driven(double decibels) {
    return new DrumSound(body, punch, second, modes, metal, hiss, filter, click, decibels);
  }

  DrumSound clapping(int bursts) {
    return with(new Hiss(hiss.level(), hiss.fade(), bursts));
  }

  DrumSound with(Modes other) {
    return new DrumSound(body, punch, second, other, metal, hiss, filter, click, drive);
  }

  private DrumSound with(Body other) {
    return new DrumSound(other, punch, second, modes, metal, hiss, filter, click, drive);
  }

  private DrumSound with(Second other) {
    return new DrumSound(body, punch, other, modes, metal, hiss, filter, click, drive);
  }

  private DrumSound with(Metal other) {
    return new DrumSound(body, punch, second, modes, other, hiss, filter, click, drive);
  }

  private DrumSound with(Hiss other) {
    return new DrumSound(body, punch, second, modes, metal, other, filter, click, drive);
  }

  private DrumSound with(Filter other) {
    return new DrumSound(body, punch, second, modes, metal, hiss, other, click, drive);
  }
}
