package org.songline.devices.equalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class EqLinearTest {
  private static final double RATE = 48000;

  private static double[] values(boolean linear) {
    double[] values = DeviceRun.initial(new EqDevice());
    values[EqDevice.PHASE] = linear ? 1 : 0;
    return values;
  }

  /** Low cut, low shelf, two bells and a high shelf. */
  private static double[] busy(boolean linear) {
    double[] values = values(linear);
    for (int band : new int[] {0, 1, 3, 5, 6}) {
      values[band * EqDevice.PER_BAND + EqDevice.ON] = 1;
      values[band * EqDevice.PER_BAND + EqDevice.GAIN] = band % 2 == 0 ? 4 : -6;
    }
    return values;
  }

  private static DeviceRun run(double[] values) {
    return new DeviceRun(new EqDevice(), RATE, values);
  }

  private static float[] response(double[] values) {
    return run(values).process(0.5, i -> i == 0 ? 1 : 0);
  }

  @Test
  void itsMagnitudeIsThatOfMinimumPhaseWithinAFiftiethOfADecibel() {
    float[] linear = response(busy(true));
    float[] minimum = response(busy(false));
    for (double hertz = 40; hertz < 20000; hertz *= 1.2) {
      double error = Tone.decibels(linear, hertz, RATE) - Tone.decibels(minimum, hertz, RATE);
      assertThat(error).as("at %s", hertz).isCloseTo(0, within(0.02));
    }
  }

  @Test
  void itsImpulseIsSymmetricAroundTheLatency() {
    float[] x = response(busy(true));
    int middle = run(busy(true)).processor.latency();
    assertThat(middle).isEqualTo(4096);
    double peak = Math.abs(x[2 * middle]);
    for (int i = 1; i <= 4096; i++) {
      // Transforms in float leave noise 140 dB down.
      assertThat((double) x[2 * (middle - i)]).isCloseTo(x[2 * (middle + i)], within(2e-7 * peak));
    }
    for (int i = 2 * middle + 1; i < x.length / 2; i++) {
      assertThat(Math.abs(x[2 * i])).isLessThan(1e-7f);
    }
  }

  @Test
  void flatItIsADelay() {
    var random = new Random(6);
    float[] x = new float[2 * 64 * 400];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    float[] y = run(values(true)).process(x.clone());
    double error = 0;
    double power = 0;
    for (int i = 2 * 4096; i < x.length; i++) {
      error += Math.pow(y[i] - x[i - 2 * 4096], 2);
      power += x[i] * x[i];
    }
    assertThat(10 * Math.log10(error / power + 1e-30)).isLessThan(-135);
  }

  @Test
  void placedBandsWorkOnTheirPartOnly() {
    for (int place = 1; place < 5; place++) {
      double[] values = busy(true);
      double[] prototype = busy(false);
      for (int band = 0; band < EqDevice.BANDS; band++) {
        values[EqDevice.more(band, EqDevice.PLACEMENT)] = place;
        prototype[EqDevice.more(band, EqDevice.PLACEMENT)] = place;
      }
      // Left 1, right 0.5: both mid and side are there.
      float[] linear = impulse(values);
      float[] minimum = impulse(prototype);
      for (int side = 0; side < 2; side++) {
        for (double hertz : new double[] {100, 500, 3000, 12000}) {
          double wanted = part(minimum, place, side, hertz);
          assertThat(part(linear, place, side, hertz) - wanted)
              .as("placement %d part %d at %s", place, side, hertz)
              .isCloseTo(0, within(0.02));
        }
      }
    }
  }

  private static float[] impulse(double[] values) {
    float[] x = new float[2 * 64 * 400];
    x[0] = 1;
    x[1] = 0.5f;
    return run(values).process(x);
  }

  /** Decibels of the part of a placement, or of the other part. */
  private static double part(float[] x, int place, int side, double hertz) {
    int[] others = {0, EqDevice.RIGHT, EqDevice.LEFT, EqDevice.SIDE, EqDevice.MID};
    float[] part = new float[x.length];
    for (int i = 0; i < x.length; i += 2) {
      part[i] = EqPlacement.part(x[i], x[i + 1], side == 0 ? place : others[place]);
    }
    return Tone.decibels(part, hertz, RATE);
  }

  @Test
  void aChangeIsHeardWithoutAClickAndEndsWhereANewOneBegins() {
    var run = run(busy(true));
    run.process(0.5, i -> 0.3 * Math.sin(2 * Math.PI * 500 * i / RATE));
    run.set("band-4-gain", 9);
    float[] x = run.process(1.5, i -> 0.3 * Math.sin(2 * Math.PI * 500 * (i + 24000) / RATE));
    double before = Tone.amplitude(x, 0, 4800, 500, RATE);
    double after = Tone.amplitude(x, 48000, 67200, 500, RATE);
    assertThat(20 * Math.log10(after / before)).isCloseTo(15, within(0.05));
    double step = 0;
    for (int i = 8; i < x.length; i += 2) {
      step = Math.max(step, Math.abs(x[i] - 4 * x[i - 2] + 6 * x[i - 4] - 4 * x[i - 6] + x[i - 8]));
    }
    // A step of a hundredth of the tone would be 0.03.
    assertThat(step).isLessThan(2e-3);
  }
}
