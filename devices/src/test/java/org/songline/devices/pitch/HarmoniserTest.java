package org.songline.devices.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.devices.DeviceRun;

class HarmoniserTest {
  private static final double RATE = SyntheticVoice.RATE;

  private static DeviceRun device() {
    return new DeviceRun(new HarmoniserDevice(), RATE).set("humanise", 0);
  }

  private static double[] sung(DeviceRun run, double key) {
    float[] voice = SyntheticVoice.sing(1.6, 0, t -> SyntheticVoice.key(key));
    return DeviceRun.side(run.process(SyntheticVoice.both(voice)), 0);
  }

  @ParameterizedTest
  @CsvSource({"57, 60", "59, 62", "60, 64", "62, 65", "65, 69"})
  void aThirdAboveFollowsTheKeyOfCMajor(double key, double third) {
    DeviceRun run = device().set("mode", 1).set("dry", -60).set("voice-1-level", 0);
    double[] y = sung(run, key);
    double w = 2 * Math.PI * SyntheticVoice.key(third) / RATE;
    assertThat(Tones.cents(y, 30000, 70000, w)).isCloseTo(0, within(0.1));
  }

  @Test
  void fixedIntervalsStayFixed() {
    DeviceRun run = device().set("dry", -60).set("voice-1-level", 0).set("voice-1-interval", -5);
    double[] y = sung(run, 61.3);
    double w = 2 * Math.PI * SyntheticVoice.key(56.3) / RATE;
    assertThat(Tones.cents(y, 30000, 70000, w)).isCloseTo(0, within(0.1));
  }

  @Test
  void aVoiceStandsWhereItIsPannedAndComesAsLateAsSet() {
    DeviceRun run = device().set("dry", -60).set("voice-1-interval", 0).set("voice-1-level", 0);
    run.set("voice-1-pan", -100).set("voice-1-delay", 100);
    float[] click = new float[2 * 64 * 200];
    click[2 * 640] = 1;
    click[2 * 640 + 1] = 1;
    float[] y = run.process(click);
    int late = 640 + run.processor.latency() + 4800;
    assertThat(y[2 * late]).isCloseTo((float) Math.sqrt(2), within(0.01f));
    assertThat(y[2 * late + 1]).isCloseTo(0, within(0.001f));
  }

  @Test
  void withoutVoicesEveryBitPasses() {
    Tones.passUnchanged(device().set("voice-1-level", -60));
  }

  @Test
  void humanVoicesWanderALittle() {
    DeviceRun run = device().set("dry", -60).set("voice-1-level", 0).set("humanise", 100);
    double[] y = sung(run, 57);
    double w = 2 * Math.PI * SyntheticVoice.key(61) / RATE;
    double most = 0;
    for (int at = 20000; at < 70000; at += 2400) {
      most = Math.max(most, Math.abs(Tones.cents(y, at, at + 2400, w)));
    }
    assertThat(most).isBetween(2.0, 25.0);
  }
}
