package org.songline.devices.utility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.songline.devices.DeviceRun;

class AnalyserTest {
  private static final double RATE = 48000;

  @Test
  void aToneReadsItsBandItsLevelsAndItsLoudness() {
    var run = new DeviceRun(new AnalyserDevice(), RATE);
    double level = Math.pow(10, -20 / 20.0);
    float[] x = run.process(2, i -> level * Math.sin(2 * Math.PI * 997 * i / RATE));
    assertThat(x[2 * 777]).isEqualTo((float) (level * Math.sin(2 * Math.PI * 997 * 777 / RATE)));
    var readings = run.io.readings;
    assertThat(readings.get(17)).isCloseTo(-23.01f, within(0.2f));
    assertThat(readings.get(10)).isLessThan(-90);
    assertThat(readings.get(AnalyserDevice.PEAK)).isCloseTo(-20f, within(0.1f));
    assertThat(readings.get(AnalyserDevice.RMS)).isCloseTo(-23.01f, within(0.1f));
    assertThat(readings.get(AnalyserDevice.LOUDNESS)).isCloseTo(-20f, within(0.05f));
    assertThat(readings.get(AnalyserDevice.CORRELATION)).isCloseTo(1f, within(1e-4f));
  }

  @Test
  void frozenReadingsStandAndSilenceEmptiesThem() {
    var run = new DeviceRun(new AnalyserDevice(), RATE);
    run.process(1, i -> 0.5 * Math.sin(i * 0.1));
    float before = run.io.readings.get(AnalyserDevice.RMS);
    run.set("freeze", 1).process(1, i -> 0);
    assertThat(run.io.readings.get(AnalyserDevice.RMS)).isEqualTo(before);
    run.set("freeze", 0).process(9, i -> 0);
    assertThat(run.processor.idle()).isTrue();
    assertThat(run.io.readings.get(AnalyserDevice.RMS)).isLessThan(-115);
    assertThat(run.io.readings.get(AnalyserDevice.LOUDNESS)).isLessThan(-110);
  }

  @Test
  void everyBandHasItsReading() {
    var type = new AnalyserDevice();
    assertThat(type.readings()).hasSize(35);
    assertThat(type.readings().get(17).name()).isEqualTo("1000 Hz");
    assertThat(type.readings().get(AnalyserDevice.LOUDNESS).id()).isEqualTo("loudness");
  }
}
