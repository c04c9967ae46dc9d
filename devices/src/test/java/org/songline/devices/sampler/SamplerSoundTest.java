package org.songline.devices.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.songline.devices.sampler.Rig.MIDDLE;
import static org.songline.devices.sampler.Rig.RATE;
import static org.songline.devices.sampler.Rig.VOLUME;

import org.junit.jupiter.api.Test;
import org.songline.media.soundfont.Generator;

class SamplerSoundTest {
  private static final double PERIOD = 100;

  private static Zone.Builder sine() {
    Zone.Builder zone = Rig.zone(400, i -> 0.5 * Math.sin(2 * Math.PI * i / PERIOD));
    zone.looping = Zone.Looping.ALWAYS;
    zone.loopStart = 150;
    zone.loopEnd = 250;
    return zone;
  }

  @Test
  void tenThousandLoopsOfAStaircaseRepeatItExactly() {
    Zone.Builder zone = Rig.zone(60, i -> (i * 29 % 60 - 30) / 64.0);
    zone.looping = Zone.Looping.ALWAYS;
    zone.loopStart = 13;
    zone.loopEnd = 50;
    Rig rig = new Rig(Rig.made(zone));
    double[] x = rig.on(0, 1, 60, 1).left(370_000 / 64);
    float gain = (float) x[213] / zone.sample.data[13 + (213 - 13) % 37 + Sample.LEAD];
    for (int i = 200; i < x.length; i++) {
      float frame = zone.sample.data[13 + (i - 13) % 37 + Sample.LEAD];
      assertThat(x[i]).as("frame %d", i).isCloseTo(frame * gain, within(1e-7));
    }
  }

  @Test
  void tenThousandLoopsAtAnotherPitchStayACleanSine() {
    Rig rig = new Rig(Rig.made(sine()));
    double[] x = rig.on(0, 1, 64.37f, 1).left(10_000);
    double omega = 2 * Math.PI / PERIOD * Math.pow(2, 4.37 / 12);
    assertThat(residual(x, 1000, x.length, omega)).isLessThan(-66);
  }

  /** What is left beside the best sine of a frequency, in decibels below it. */
  private static double residual(double[] x, int from, int to, double omega) {
    double worst = -200;
    int window = 4800;
    for (int start = from; start + window <= to; start += 10 * window) {
      double c = 0;
      double s = 0;
      double cc = 0;
      double ss = 0;
      double cs = 0;
      for (int i = start; i < start + window; i++) {
        double a = Math.cos(omega * i);
        double b = Math.sin(omega * i);
        c += x[i] * a;
        s += x[i] * b;
        cc += a * a;
        ss += b * b;
        cs += a * b;
      }
      double det = cc * ss - cs * cs;
      double p = (c * ss - s * cs) / det;
      double q = (s * cc - c * cs) / det;
      double rest = 0;
      double all = 0;
      for (int i = start; i < start + window; i++) {
        double fit = p * Math.cos(omega * i) + q * Math.sin(omega * i);
        rest += (x[i] - fit) * (x[i] - fit);
        all += fit * fit;
      }
      worst = Math.max(worst, 10 * Math.log10(rest / all));
    }
    return worst;
  }

  @Test
  void everyKeyIsInTuneWithinATenthOfACent() {
    for (float key = 36; key < 90; key += 5.3f) {
      Rig rig = new Rig(Rig.made(sine()));
      double[] x = rig.on(0, 1, key, 1).left(3000);
      double expected = RATE / PERIOD * Math.pow(2, (key - 60) / 12.0);
      double cents = 1200 * Math.log(frequency(x, expected) / expected) / Math.log(2);
      assertThat(cents).as("key %s", key).isCloseTo(0, within(0.1));
    }
  }

  /** Frequency by how the phase drifts against a known one. */
  private static double frequency(double[] x, double near) {
    double omega = 2 * Math.PI * near / RATE;
    int span = 9600;
    double first = phase(x, 4800, span, omega);
    double second = phase(x, x.length - span, span, omega);
    double drift = Math.IEEEremainder(second - first, 2 * Math.PI);
    return near + drift / (2 * Math.PI) * RATE / (x.length - span - 4800);
  }

  private static double phase(double[] x, int from, int span, double omega) {
    double re = 0;
    double im = 0;
    for (int i = from; i < from + span; i++) {
      double hann = 1 - Math.cos(2 * Math.PI * (i - from) / span);
      re += x[i] * hann * Math.cos(omega * i);
      im += x[i] * hann * Math.sin(omega * i);
    }
    return Math.atan2(-im, re);
  }

  @Test
  void theVolumeEnvelopeKeepsItsTimes() {
    Zone.Builder zone = Rig.constant();
    zone.set(Generator.VOL_ENV_DELAY, -6000).set(Generator.VOL_ENV_ATTACK, -2400);
    zone.set(Generator.VOL_ENV_HOLD, -3600).set(Generator.VOL_ENV_DECAY, 0);
    zone.set(Generator.VOL_ENV_SUSTAIN, 300).set(Generator.VOL_ENV_RELEASE, -1200);
    Rig rig = new Rig(Rig.made(zone));
    double[] x = rig.on(0, 1, 60, 1).left(1125);
    double full = MIDDLE * VOLUME;
    double start = 0.03125 * RATE;
    assertThat(x[(int) start - 17]).isZero();
    assertThat(x[(int) (start + 0.125 * RATE)] / full).isCloseTo(0.5, within(0.002));
    assertThat(x[(int) (start + 0.25 * RATE) + 17] / full).isCloseTo(1, within(1e-4));
    double decay = start + 0.375 * RATE;
    assertThat(x[(int) decay - 17] / full).isCloseTo(1, within(1e-4));
    for (double seconds = 0.02; seconds < 0.29; seconds += 0.03) {
      double db = 20 * Math.log10(x[(int) (decay + seconds * RATE)] / full);
      assertThat(db).as("%.2f s", seconds).isCloseTo(-100 * seconds, within(0.05));
    }
    assertThat(20 * Math.log10(x[x.length - 1] / full)).isCloseTo(-30, within(0.01));
    double[] y = rig.off(10, 1).left(400);
    for (double seconds = 0.02; seconds < 0.25; seconds += 0.03) {
      double db = 20 * Math.log10(y[(int) (10 + seconds * RATE)] / full);
      assertThat(db).as("%.2f s", seconds).isCloseTo(-30 - 200 * seconds, within(0.1));
    }
    assertThat(y[y.length - 1]).isZero();
    assertThat(rig.processor.idle()).isTrue();
  }

  @Test
  void velocityGoesBySquareAndControllersToo() {
    assertThat(settled(127)).isCloseTo(0, within(0.01));
    assertThat(settled(64)).isCloseTo(40 * Math.log10(64 / 127.0), within(0.01));
    assertThat(settled(1)).isCloseTo(40 * Math.log10(1 / 127.0), within(0.01));
    Rig rig = new Rig(Rig.made(Rig.constant()));
    rig.on(0, 1, 60, 1).left(30);
    rig.control(11, 90).left(60);
    assertThat(rig.decibels()).isCloseTo(40 * Math.log10(90 / 127.0), within(0.01));
  }

  private static double settled(int velocity) {
    Rig rig = new Rig(Rig.made(Rig.constant()));
    rig.on(0, 1, 60, velocity / 127.0).left(30);
    return rig.decibels();
  }

  @Test
  void theFilterHasItsCutoffAndResonance() {
    assertThat(response(1000, 0, 100)).isCloseTo(0, within(0.05));
    assertThat(response(1000, 0, 1000)).isCloseTo(-3.01, within(0.05));
    assertThat(response(1000, 0, 4000)).isCloseTo(-24.1, within(0.6));
    assertThat(response(1000, 120, 1000) - response(1000, 120, 50)).isCloseTo(9, within(0.1));
    assertThat(response(1000, 120, 50)).isCloseTo(-6, within(0.1));
  }

  private static double response(double cutoff, double q, double hertz) {
    double[] open = tone(13500, 0, hertz);
    double cents = 6900 + 1200 * Math.log(cutoff / 440) / Math.log(2);
    double[] closed = tone(cents, q, hertz);
    return 10 * Math.log10(power(closed) / power(open));
  }

  private static double[] tone(double cutoff, double q, double hertz) {
    Zone.Builder zone = Rig.zone(48000, i -> 0.5 * Math.sin(2 * Math.PI * hertz * i / RATE));
    zone.set(Generator.FILTER_CUTOFF, cutoff).set(Generator.FILTER_Q, q);
    return new Rig(Rig.made(zone)).on(0, 1, 60, 1).left(700);
  }

  private static double power(double[] x) {
    double sum = 0;
    for (int i = x.length - 19_200; i < x.length; i++) {
      sum += x[i] * x[i];
    }
    return sum;
  }

  @Test
  void aNoteStartsOnItsFrame() {
    Rig rig = new Rig(Rig.made(Rig.constant()));
    double[] x = rig.on(37, 1, 60, 1).left(2);
    for (int i = 0; i < 34; i++) {
      assertThat(x[i]).isZero();
    }
    assertThat(x[40]).isPositive();
  }

  @Test
  void bendAndItsRangeMoveThePitch() {
    Rig rig = new Rig(Rig.made(sine()));
    rig.control(101, 0).control(100, 0).control(6, 12);
    rig.io.events.add(org.songline.devices.Events.BEND, 0, 0, 0, -1f);
    double[] x = rig.on(0, 1, 72, 1).left(3000);
    double expected = RATE / PERIOD;
    assertThat(frequency(x, expected)).isCloseTo(expected, within(0.02));
  }
}
