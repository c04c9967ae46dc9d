package org.songline.mastering.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songline.dsp.Exact;
import org.songline.dsp.spectral.RealFft;
import org.songline.mastering.input.AudioInput;
import org.songline.media.Progress;

/** The sound of devices. */
class PlayingTest {
  private static final Progress NONE = (done, total) -> true;

  static List<PlaybackDevice> devices() {
    return PlaybackDevices.all();
  }

  private static float[] played(PlaybackDevice device, int rate, float[] stereo)
      throws IOException {
    float[] out = new float[stereo.length];
    int[] at = {0};
    new Playing(device, rate, 0)
        .run(
            AudioInput.of("sound", rate, 2, stereo),
            (x, offset, frames) -> {
              System.arraycopy(x, offset, out, at[0], 2 * frames);
              at[0] += 2 * frames;
            },
            NONE);
    assertThat(at[0]).isEqualTo(stereo.length);
    return out;
  }

  private static double decibelsAt(double[] re, double[] im, double bin) {
    int k = (int) Math.rint(bin);
    return Exact.decibels(Math.sqrt(re[k] * re[k] + im[k] * im[k]));
  }

  @ParameterizedTest
  @MethodSource("devices")
  void itsResponseIsThatOfItsData(PlaybackDevice device) throws IOException {
    for (int rate : new int[] {44_100, 48_000}) {
      int size = 1 << 16;
      float[] impulse = new float[2 * size];
      impulse[0] = 0.1f;
      impulse[1] = 0.1f;
      float[] out = played(device, rate, impulse);
      double[] left = new double[size];
      for (int i = 0; i < size; i++) {
        left[i] = 10.0 * out[2 * i];
      }
      RealFft fft = RealFft.of(size);
      double[] re = new double[fft.bins()];
      double[] im = new double[fft.bins()];
      fft.forward(left, re, im, fft.work());
      double worst = 0;
      for (double hertz = 40; hertz <= 16_000; hertz *= 1.01) {
        double bin = Math.rint(hertz * size / rate);
        double wanted = device.tone().decibels(bin * rate / size);
        worst = Math.max(worst, Math.abs(decibelsAt(re, im, bin) - wanted));
      }
      assertThat(worst).as("%s at %d Hz", device.id(), rate).isLessThan(0.5);
    }
  }

  @Test
  void aFlatDeviceOnlyHandsOn() throws IOException {
    float[] noise = noise(1, 20_000);
    float[] out = played(PlaybackDevice.MONITORS, 48_000, noise);
    for (int i = 0; i < noise.length; i++) {
      assertThat(out[i]).isCloseTo(noise[i], within(2e-6f));
    }
  }

  static Stream<PlaybackDevice> monoDevices() {
    return PlaybackDevices.all().stream().filter(device -> device.sides().mono());
  }

  @ParameterizedTest
  @MethodSource("monoDevices")
  void monoDevicesPlayTheSumOnBothSidesAndNothingOfOpposites(PlaybackDevice device)
      throws IOException {
    float[] noise = noise(2, 20_000);
    float[] out = played(device, 48_000, noise);
    float[] opposite = noise.clone();
    float[] middle = noise.clone();
    for (int i = 0; i < out.length; i += 2) {
      assertThat(out[i]).isEqualTo(out[i + 1]);
      opposite[i + 1] = -opposite[i];
      float sum = 0.5f * (noise[i] + noise[i + 1]);
      middle[i] = sum;
      middle[i + 1] = sum;
    }
    assertThat(played(device, 48_000, opposite)).containsOnly(0f);
    assertThat(played(device, 48_000, middle)).isEqualTo(out);
  }

  @Test
  void bassIsMonoBelowItsFrequencyAndWideAbove() throws IOException {
    PlaybackDevice device = flat(new Sides(120, 0, 0));
    for (double hertz : new double[] {40, 80, 120, 240, 480, 2000}) {
      float[] opposite = new float[2 * 24_000];
      float[] same = new float[2 * 24_000];
      for (int i = 0; i < 24_000; i++) {
        float x = (float) (0.25 * Exact.sin(2 * Math.PI * hertz * i / 48_000));
        opposite[2 * i] = x;
        opposite[2 * i + 1] = -x;
        same[2 * i] = x;
        same[2 * i + 1] = x;
      }
      double wanted = 0.5 * Exact.decibels(device.sides().sidePower(hertz));
      assertThat(level(played(device, 48_000, opposite)) - level(opposite))
          .as("%s Hz", hertz)
          .isCloseTo(wanted, within(0.05));
      assertThat(level(played(device, 48_000, same)) - level(same)).isCloseTo(0, within(0.01));
    }
    assertThat(device.sides().sidePower(120)).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void whoSitsOnTheLeftHearsTheRightLaterAndSofter() throws IOException {
    PlaybackDevice device = flat(new Sides(0, 6, 1));
    float[] impulse = new float[2 * 4800];
    impulse[200] = 0.5f;
    impulse[201] = 0.5f;
    float[] out = played(device, 48_000, impulse);
    assertThat(out[200]).isCloseTo(0.5f, within(1e-5f));
    assertThat(out[201]).isCloseTo(0, within(1e-5f));
    assertThat(out[201 + 96]).isCloseTo((float) (0.5 * Exact.gain(-6)), within(1e-5f));
  }

  @Test
  void itProtectsItself() throws IOException {
    PlaybackDevice phone = PlaybackDevices.find("phone").orElseThrow();
    float[] loud = new float[2 * 24_000];
    for (int i = 0; i < loud.length; i++) {
      int frame = i / 2;
      loud[i] = (float) Exact.sin(2 * Math.PI * 1500 * frame / 48_000);
    }
    float peak = 0;
    for (float x : played(phone, 48_000, loud)) {
      peak = Math.max(peak, Math.abs(x));
    }
    assertThat(Exact.decibels(peak)).isBetween(-3.3, -3.0);
  }

  @Test
  void monoFilesPlayOnBothSides() throws IOException {
    float[] mono = noise(3, 5000);
    float[] out = new float[2 * mono.length];
    int[] at = {0};
    new Playing(PlaybackDevice.MONITORS, 44_100, 0)
        .run(
            AudioInput.of("sound", 44_100, 1, mono),
            (x, offset, frames) -> {
              System.arraycopy(x, offset, out, at[0], 2 * frames);
              at[0] += 2 * frames;
            },
            NONE);
    assertThat(at[0]).isEqualTo(out.length);
    assertThat(out[2 * 777 + 1]).isCloseTo(mono[777], within(2e-6f));
  }

  private static PlaybackDevice flat(Sides sides) {
    return new PlaybackDevice(
        "flat",
        "Flat",
        Basis.USER,
        "",
        "",
        new Tone(List.of()),
        sides,
        new Surroundings(75, Optional.empty(), Optional.empty()));
  }

  /** The level of the left side, past the beginning. */
  private static double level(float[] stereo) {
    double sum = 0;
    int count = 0;
    for (int i = 2 * 8_000; i < 2 * 20_000; i += 2) {
      sum += (double) stereo[i] * stereo[i];
      count++;
    }
    return 0.5 * Exact.decibels(sum / count);
  }

  private static float[] noise(long seed, int frames) {
    var random = new Random(seed);
    float[] x = new float[2 * frames];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.1 * random.nextDouble() - 0.05);
    }
    return x;
  }
}
