package org.songline.devices.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.Assets;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.dsp.Quantum;
import org.songline.media.MediaProblem;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

class ConvolutionTest {
  private static final ConvolutionDevice DEVICE = new ConvolutionDevice();
  private static final int RATE = 48000;

  @TempDir Path folder;

  private static Assets file(Path file) {
    return new Assets() {
      @Override
      public <T> Optional<T> load(String slot, Class<T> type, Loader<T> loader) {
        try {
          return Optional.of(loader.read(file));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  /** A file of floats, a row for each channel. */
  private Path impulse(int rate, float[]... channels) throws IOException {
    Path file = folder.resolve("impulse-" + rate + "-" + channels.length + ".wav");
    int frames = channels[0].length;
    float[] all = new float[frames * channels.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = channels[i % channels.length][i / channels.length];
    }
    try (AudioWriter writer =
        AudioFiles.create(file, WriteFormat.wav(rate, channels.length, 24), Tags.NONE)) {
      writer.write(all, 0, frames);
      writer.finish();
    }
    return file;
  }

  private static float[] click(int frames, int at, float level) {
    float[] x = new float[frames];
    x[at] = level;
    return x;
  }

  /** The device's answer to interleaved stereo, with values given as id and number by turns. */
  private static float[] run(Assets assets, float[] x, Object... settings) {
    var values = new ArrayList<Double>();
    DEVICE.parameters().forEach(p -> values.add(p.initial()));
    values.set(DEVICE.parameter("mix"), 100.0);
    for (int i = 0; i < settings.length; i += 2) {
      values.set(DEVICE.parameter((String) settings[i]), ((Number) settings[i + 1]).doubleValue());
    }
    Processor processor = DEVICE.create(new Setup(RATE, values, assets, 1));
    var io = new Io(DEVICE);
    for (int p = 0; p < values.size(); p++) {
      io.values.hold(p, values.get(p).floatValue());
    }
    float[] out = x.clone();
    for (int i = 0; i + Quantum.SAMPLES <= out.length; i += Quantum.SAMPLES) {
      System.arraycopy(out, i, io.audio, 0, Quantum.SAMPLES);
      processor.process(io);
      System.arraycopy(io.audio, 0, out, i, Quantum.SAMPLES);
      io.frame += Quantum.FRAMES;
    }
    return out;
  }

  private static float[] clicks(double seconds) {
    float[] x = new float[(int) (seconds * RATE) / 64 * 128];
    x[0] = 1;
    x[1] = 1;
    return x;
  }

  private static double[][] sides(float[] x) {
    double[][] sides = new double[2][x.length / 2];
    for (int i = 0; i < x.length; i++) {
      sides[i % 2][i / 2] = x[i];
    }
    return sides;
  }

  private static int space(String name) {
    int found = Spaces.names().indexOf(name);
    assertThat(found).as(name).isNotNegative();
    return found;
  }

  private static float[] noise(int quanta) {
    var random = new Random(4);
    float[] x = new float[quanta * Quantum.SAMPLES];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.1 * random.nextGaussian());
    }
    return x;
  }

  @Test
  void withNoShareOfTheAnswerItIsAWire() {
    float[] x = noise(200);
    assertThat(run(Assets.NONE, x, "mix", 0)).isEqualTo(x);
  }

  @Test
  void aFileOfAClickGivesTheSoundBackWhereTheClickIs() throws IOException {
    Path file = impulse(RATE, click(2000, 500, 0.5f));
    float[] x = noise(100);
    float[] out = run(file(file), x, "normalise", 0);
    for (int i = 2000; i < x.length; i++) {
      assertThat(out[i]).isCloseTo(0.5f * x[i - 1000], within(1e-6f));
    }
  }

  @Test
  void aFileOfAnotherRateIsAsLongInSeconds() throws IOException {
    float[] answer = new float[44100];
    for (int i = 0; i < answer.length; i++) {
      answer[i] = (float) (0.5 * Math.exp(-i / 8000.0) * Math.sin(2 * Math.PI * 1000 * i / 44100));
    }
    float[] out = run(file(impulse(44100, answer)), clicks(1.2), "normalise", 0);
    for (int i = 100; i < 40_000; i++) {
      double t = i / 48000.0;
      double want =
          0.5 * Math.exp(-t * 44100 / 8000) * Math.sin(2 * Math.PI * 1000 * t) * 44100 / 48000;
      assertThat((double) out[2 * i]).isCloseTo(want, within(2e-3));
    }
  }

  @Test
  void fourChannelsSayWhatEachSideDoesToEach() throws IOException {
    Path file =
        impulse(
            RATE,
            click(100, 0, 0.8f),
            click(100, 10, 0.4f),
            click(100, 20, 0.3f),
            click(100, 30, 0.2f));
    float[] x = new float[Quantum.SAMPLES];
    x[0] = 1;
    float[] left = run(file(file), x, "normalise", 0);
    assertThat(left[0]).isCloseTo(0.8f, within(1e-6f));
    assertThat(left[21]).isCloseTo(0.4f, within(1e-6f));
    x[0] = 0;
    x[1] = 1;
    float[] right = run(file(file), x, "normalise", 0);
    assertThat(right[40]).isCloseTo(0.3f, within(1e-6f));
    assertThat(right[61]).isCloseTo(0.2f, within(1e-6f));
    assertThatThrownBy(
            () -> ImpulseFile.read(impulse(RATE, click(9, 0, 1), click(9, 0, 1), click(9, 0, 1))))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("3 channels");
  }

  @Test
  void everySpaceIsAsLoudAsTheSoundThatGoesIn() {
    float[] x = noise(1500);
    for (int s = 0; s < Spaces.names().size(); s++) {
      float[] out = run(Assets.NONE, x, "space", s);
      double in = 0;
      double wet = 0;
      for (int i = x.length / 2; i < x.length; i++) {
        in += (double) x[i] * x[i];
        wet += (double) out[i] * out[i];
      }
      // What comes after the second that passed is missing of the longest ones.
      assertThat(10 * Math.log10(wet / in)).as(Spaces.names().get(s)).isBetween(-4.0, 1.5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"concert hall", "plate", "chamber", "cathedral"})
  void aSpaceDecaysInEveryOctaveAsItShould(String name) {
    float[][] made = Spaces.make(space(name), RATE);
    double[][] sides = new double[2][made[0].length];
    for (int c = 0; c < 2; c++) {
      for (int i = 0; i < made[c].length; i++) {
        sides[c][i] = made[c][i];
      }
    }
    for (int octave = 1; octave < 8; octave++) {
      double hertz = 62.5 * (1 << octave);
      double measured = 0;
      for (double[] side : sides) {
        measured += TailJudge.rt60(TailJudge.octave(side, hertz)) / 2;
      }
      double wanted = TailJudge.rt60(hertz, f -> Spaces.decay(name).seconds(f));
      assertThat(measured / wanted).as("%f Hz", hertz).isCloseTo(1, within(0.1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"concert hall", "plate", "chamber", "church"})
  void tailsAreFlatAndDenseAndSurviveMono(String name) {
    float[][] made = Spaces.make(space(name), RATE);
    double[][] sides = new double[2][made[0].length];
    for (int c = 0; c < 2; c++) {
      for (int i = 0; i < made[c].length; i++) {
        sides[c][i] = made[c][i];
      }
      assertThat(TailJudge.dense(sides[c])).isLessThan(0.15);
    }
    assertThat(TailJudge.monoLoss(sides[0], sides[1], 0.1)).isBetween(0.0, 3.3);
    double[] line = TailJudge.flatness(sides, 0.15);
    assertThat(line[1]).as("a line of the tail").isLessThan(13);
  }

  @Test
  void decayShortensAndHighDecayDarkens() {
    int hall = space("concert hall");
    double[] whole = sides(run(Assets.NONE, clicks(4), "space", hall))[0];
    double[] half = sides(run(Assets.NONE, clicks(4), "space", hall, "decay", 50))[0];
    double[] dark = sides(run(Assets.NONE, clicks(4), "space", hall, "high-decay", 25))[0];
    double ratio =
        TailJudge.rt60(TailJudge.octave(half, 1000))
            / TailJudge.rt60(TailJudge.octave(whole, 1000));
    assertThat(ratio).isCloseTo(0.5, within(0.05));
    assertThat(TailJudge.rt60(TailJudge.octave(dark, 8000)))
        .isLessThan(0.65 * TailJudge.rt60(TailJudge.octave(whole, 8000)));
    assertThat(TailJudge.rt60(TailJudge.octave(dark, 500)))
        .isCloseTo(TailJudge.rt60(TailJudge.octave(whole, 500)), within(0.15));
  }

  @Test
  void lengthCutsPredelayWaitsAndReverseEndsLoudest() {
    int plate = space("plate");
    float[] cut = run(Assets.NONE, clicks(1), "space", plate, "length", 0.2);
    for (int i = 2 * 9700; i < cut.length; i++) {
      assertThat(Math.abs(cut[i])).isLessThan(1e-8f);
    }
    float[] late = run(Assets.NONE, clicks(1), "space", plate, "predelay", 100);
    for (int i = 0; i < 2 * 4800; i++) {
      assertThat(Math.abs(late[i])).isLessThan(1e-8f);
    }
    double[] turned =
        sides(run(Assets.NONE, clicks(1), "space", plate, "length", 0.5, "reverse", 1))[0];
    double first = 0;
    double last = 0;
    for (int i = 0; i < 12_000; i++) {
      first += turned[i] * turned[i];
      last += turned[i + 12_000] * turned[i + 12_000];
    }
    assertThat(last).isGreaterThan(3 * first);
  }

  @Test
  void aTelephoneHasNeitherBassNorTreble() {
    float[] out = run(Assets.NONE, clicks(0.3), "space", space("telephone"), "normalise", 0);
    double[] x = sides(out)[0];
    double middle = level(x, 1000);
    assertThat(level(x, 80)).isLessThan(middle - 30);
    assertThat(level(x, 12_000)).isLessThan(middle - 30);
  }

  private static double level(double[] x, double hertz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < x.length; i++) {
      re += x[i] * Math.cos(2 * Math.PI * hertz * i / RATE);
      im += x[i] * Math.sin(2 * Math.PI * hertz * i / RATE);
    }
    return 10 * Math.log10(re * re + im * im);
  }

  @Test
  void theSameSpaceIsTheSameToTheBit() {
    for (int s : List.of(0, space("spring"), space("plate"))) {
      assertThat(Spaces.make(s, RATE)).isDeepEqualTo(Spaces.make(s, RATE));
    }
  }
}
