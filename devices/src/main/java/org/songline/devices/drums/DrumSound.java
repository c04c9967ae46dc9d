package org.songline.devices.drums;

/**
 * The recipe of one drum: up to two tones that fall in pitch, six metallic squares, noise, and a
 * click, each with its own fade. Times are in seconds; a fade is the time to fall by 60 dB.
 *
 * @param click level of the click of the stick or beater
 * @param drive saturation of the whole in decibels
 */
record DrumSound(
    Body body, Second second, Metal metal, Hiss hiss, Filter filter, double click, double drive) {

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
    Body body = new Body(hertz, sweep, sweepTime, level, fade);
    return new DrumSound(body, Second.NONE, Metal.NONE, Hiss.NONE, Filter.NONE, 0, 0);
  }

  static DrumSound noise(double level, double fade, double band, double q, double high) {
    Filter through = new Filter(band, q, high);
    Hiss noise = new Hiss(level, fade, 0);
    return new DrumSound(Body.NONE, Second.NONE, Metal.NONE, noise, through, 0, 0);
  }

  static DrumSound metal(
      double level, double lowest, double fade, double band, double q, double high) {
    Filter through = new Filter(band, q, high);
    Metal squares = new Metal(level, lowest, fade);
    return new DrumSound(Body.NONE, Second.NONE, squares, Hiss.NONE, through, 0, 0);
  }

  DrumSound second(double ratio, double level, double fade) {
    Second tone = new Second(ratio, level, fade);
    return new DrumSound(body, tone, metal, hiss, filter, click, drive);
  }

  DrumSound noisy(double level, double fade, double band, double q, double high) {
    Hiss noise = new Hiss(level, fade, hiss.bursts());
    Filter through = new Filter(band, q, high);
    return new DrumSound(body, second, metal, noise, through, click, drive);
  }

  DrumSound clicking(double level) {
    return new DrumSound(body, second, metal, hiss, filter, level, drive);
  }

  DrumSound driven(double decibels) {
    return new DrumSound(body, second, metal, hiss, filter, click, decibels);
  }

  DrumSound clapping(int bursts) {
    Hiss noise = new Hiss(hiss.level(), hiss.fade(), bursts);
    return new DrumSound(body, second, metal, noise, filter, click, drive);
  }
}
