package org.songline.devices.distortion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;
import org.songline.devices.Lines;

class AmpTest {
  private static final String[] MODELS = {"clean", "crunch", "lead", "bass"};

  private static DeviceRun run(int model) {
    double[] values = DeviceRun.initial(new AmpDevice());
    values[AmpDevice.MODEL] = model;
    return new DeviceRun(new AmpDevice(), 48000, values);
  }

  private static Lines lines(DeviceRun run, double hertz, double level) {
    int cycles = Lines.cycles(hertz, 48000);
    float[] out = run.process(1.5, i -> level * Lines.tone(cycles, i));
    return new Lines(DeviceRun.side(out, 0), cycles, 48000);
  }

  /** A plucked string of 110 Hz with eight harmonics. */
  private static double string(int frame, double level) {
    double t = frame / 48000.0;
    double sum = 0;
    for (int n = 1; n <= 8; n++) {
      sum += Math.exp(-t * (2 + n)) * Math.sin(2 * Math.PI * 110 * n * t) / n;
    }
    return level * sum;
  }

  @Test
  void harmonicsRiseWithGainInEveryModel() {
    for (int model = 0; model < MODELS.length; model++) {
      double before = -200;
      for (double gain = 0; gain <= 100; gain += 20) {
        var lines = lines(run(model).set("gain", gain).set("cabinet", 0), 220, 0.2);
        // At low gain the first stage's own harmonics remain.
        assertThat(lines.distortion())
            .as("%s at %s", MODELS[model], gain)
            .isGreaterThan(before - 0.1);
        before = lines.distortion();
      }
      assertThat(before).as(MODELS[model]).isBetween(-18.0, -8.0);
    }
  }

  @Test
  void aliasesStayFarBelow() {
    for (int model = 0; model < MODELS.length; model++) {
      for (double hertz : new double[] {440, 1320, 4000}) {
        var lines = lines(run(model).set("gain", 80).set("cabinet", 0), hertz, 0.3);
        // Twice as high as any fret goes, squares have more beyond reach.
        double gate = hertz > 2000 ? -70 : -100;
        assertThat(lines.aliases()).as("%s at %s Hz", MODELS[model], hertz).isLessThan(gate);
      }
    }
  }

  @Test
  void cabinetsFallSteeplyBeyondFiveKilohertz() {
    for (int cabinet = 1; cabinet <= 5; cabinet++) {
      double middle = response(cabinet, 1000);
      assertThat(response(cabinet, 10000) - middle).as("cabinet %d", cabinet).isLessThan(-18);
      assertThat(response(cabinet, 25) - middle).as("cabinet %d", cabinet).isLessThan(-6);
      assertThat(response(cabinet, 200) - middle).as("cabinet %d", cabinet).isBetween(-6.0, 8.0);
    }
  }

  /** What the cabinet changes at a frequency, in decibels, measured with a soft tone. */
  private static double response(int cabinet, double hertz) {
    var with = run(0).set("gain", 0).set("cabinet", cabinet);
    var without = run(0).set("gain", 0).set("cabinet", 0);
    return lines(with, hertz, 1e-3).harmonic(1) - lines(without, hertz, 1e-3).harmonic(1);
  }

  @Test
  void aStringComesOutDenserAndStaysWithinBounds() {
    int frames = 2 * 48000;
    float[] dry = new float[frames];
    for (int i = 0; i < frames; i++) {
      dry[i] = (float) string(i, 0.2);
    }
    for (int model = 0; model < MODELS.length; model++) {
      float[] out = run(model).process(2, i -> string(i, 0.2));
      assertThat(peak(out)).as(MODELS[model]).isBetween(0.1, 1.2);
      assertThat(crest(out)).as(MODELS[model]).isLessThan(crest(dry));
    }
  }

  private static double peak(float[] x) {
    double most = 0;
    for (float each : x) {
      most = Math.max(most, Math.abs(each));
    }
    return most;
  }

  /** Peak over mean, a factor. */
  private static double crest(float[] x) {
    double sum = 0;
    for (float each : x) {
      sum += each * each / x.length;
    }
    return peak(x) / Math.sqrt(sum);
  }

  @Test
  void sagTurnsLoudNotesDownAndLetsThemBloom() {
    double stiff = loud(0);
    double soft = loud(100);
    assertThat(soft - stiff).isBetween(-6.0, -1.5);
  }

  private static double loud(double sag) {
    return lines(run(1).set("sag", sag).set("gain", 70).set("master", 80), 220, 0.5).harmonic(1);
  }

  @Test
  void theGateTakesAwayHumAndLeavesNotes() {
    double hum = lines(run(2).set("gate", -50), 100, 0.001).harmonic(1);
    double open = lines(run(2), 100, 0.001).harmonic(1);
    assertThat(hum - open).isLessThan(-25);
    double note = lines(run(2).set("gate", -50), 200, 0.1).harmonic(1);
    assertThat(note).isCloseTo(lines(run(2), 200, 0.1).harmonic(1), within(0.1));
  }

  @Test
  void withoutMixOnlyTheLatencyIsLeft() {
    var run = run(2).set("mix", 0);
    int late = run.processor.latency();
    float[] out = run.process(0.1, i -> Math.sin(i * i * 0.001));
    for (int i = late; i < out.length / 2; i++) {
      assertThat(out[2 * i]).isEqualTo((float) Math.sin((i - late) * (i - late) * 0.001));
    }
  }
}
