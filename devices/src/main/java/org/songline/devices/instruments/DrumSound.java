package org.songline.devices.instruments;

/**
 * The recipe of one drum: up to two tones that fall in pitch, six metallic squares, noise, and a
 * click, each with its own fade. Times are in seconds; a fade is the time to fall by 60 dB.
 *
 * @param hertz of the first tone at rest
 * @param sweep octaves by which the pitch starts above rest
 * @param sweepTime in which the sweep falls to a third
 * @param tone level of the first tone
 * @param toneFade its fade
 * @param ratio of the second tone's pitch to the first's
 * @param second level of the second tone
 * @param secondFade its fade
 * @param metal level of the six squares
 * @param metalHertz pitch of the lowest square
 * @param metalFade their fade
 * @param noise level of the noise
 * @param noiseFade its fade
 * @param bursts how many short bursts of noise come before the fade, as hands that clap
 * @param band centre of the filter of noise and metal in Hz
 * @param q of that filter; below 0.6 it is a high-pass
 * @param high cutoff of a second high-pass of noise and metal in Hz
 * @param click level of the click of the stick or beater
 * @param drive saturation of the whole in decibels
 */
record DrumSound(
    double hertz,
    double sweep,
    double sweepTime,
    double tone,
    double toneFade,
    double ratio,
    double second,
    double secondFade,
    double metal,
    double metalHertz,
    double metalFade,
    double noise,
    double noiseFade,
    int bursts,
    double band,
    double q,
    double high,
    double click,
    double drive) {

  static DrumSound tone(double hertz, double sweep, double sweepTime, double level, double fade) {
    return new DrumSound(
        hertz, sweep, sweepTime, level, fade, 1, 0, 0.1, 0, 400, 0.1, 0, 0.1, 0, 1000, 0.7, 20, 0,
        0);
  }

  static DrumSound noise(double level, double fade, double band, double q, double high) {
    return new DrumSound(
        100, 0, 0.01, 0, 0.1, 1, 0, 0.1, 0, 400, 0.1, level, fade, 0, band, q, high, 0, 0);
  }

  static DrumSound metal(
      double level, double lowest, double fade, double band, double q, double high) {
    return new DrumSound(
        100, 0, 0.01, 0, 0.1, 1, 0, 0.1, level, lowest, fade, 0, 0.1, 0, band, q, high, 0, 0);
  }

  DrumSound second(double newRatio, double level, double fade) {
    return new DrumSound(
        hertz,
        sweep,
        sweepTime,
        tone,
        toneFade,
        newRatio,
        level,
        fade,
        metal,
        metalHertz,
        metalFade,
        noise,
        noiseFade,
        bursts,
        band,
        q,
        high,
        click,
        drive);
  }

  DrumSound noisy(double level, double fade, double newBand, double newQ, double newHigh) {
    return new DrumSound(
        hertz,
        sweep,
        sweepTime,
        tone,
        toneFade,
        ratio,
        second,
        secondFade,
        metal,
        metalHertz,
        metalFade,
        level,
        fade,
        bursts,
        newBand,
        newQ,
        newHigh,
        click,
        drive);
  }

  DrumSound clicking(double level) {
    return new DrumSound(
        hertz,
        sweep,
        sweepTime,
        tone,
        toneFade,
        ratio,
        second,
        secondFade,
        metal,
        metalHertz,
        metalFade,
        noise,
        noiseFade,
        bursts,
        band,
        q,
        high,
        level,
        drive);
  }

  DrumSound driven(double decibels) {
    return new DrumSound(
        hertz,
        sweep,
        sweepTime,
        tone,
        toneFade,
        ratio,
        second,
        secondFade,
        metal,
        metalHertz,
        metalFade,
        noise,
        noiseFade,
        bursts,
        band,
        q,
        high,
        click,
        decibels);
  }

  DrumSound clapping(int count) {
    return new DrumSound(
        hertz,
        sweep,
        sweepTime,
        tone,
        toneFade,
        ratio,
        second,
        secondFade,
        metal,
        metalHertz,
        metalFade,
        noise,
        noiseFade,
        count,
        band,
        q,
        high,
        click,
        drive);
  }
}
