package org.songline.devices.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.songline.devices.synth.Play.RATE;
import static org.songline.devices.synth.Play.alias;
import static org.songline.devices.synth.Play.cents;
import static org.songline.devices.synth.Play.hertz;
import static org.songline.devices.synth.Play.line;
import static org.songline.devices.synth.Play.on;
import static org.songline.devices.synth.Play.play;
import static org.songline.devices.synth.Play.spectrum;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.devices.Assets;
import org.songline.devices.DeviceRun;
import org.songline.devices.Events;
import org.songline.devices.Io;
import org.songline.devices.Processor;
import org.songline.devices.Setup;
import org.songline.devices.TestAssets;
import org.songline.dsp.Quantum;
import org.songline.dsp.oscillator.Wavetable;
import org.songline.dsp.spectral.RealFft;

/** Oscillators that act on each other, wavetables of one's own, noise, filters side by side. */
class SynthSourcesTest {
  private static DeviceRun synth(String... settings) {
    return Play.with(new SynthType(), settings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sine", "triangle", "saw", "pulse", "vowels", "sweep"})
  void hardSyncHasNoAliasAboveMinus85DecibelsAndThePitchOfItsMaster(String shape) {
    for (int key : new int[] {36, 60, 84, 96}) {
      DeviceRun run =
          synth(
              "osc1-shape=" + shape,
              "osc1-sync=osc 2",
              "osc1-semitones=7",
              "osc1-fine=31",
              "osc2-shape=saw",
              "filter=off");
      on(run, 1, key, 1);
      play(run, 0.3);
      double[] power = spectrum(run);
      assertThat(alias(power, hertz(key))).as("key %d", key).isLessThan(-85);
      assertThat(cents(power, hertz(key))).as("key %d", key).isCloseTo(0, within(0.1));
    }
  }

  @Test
  void shakenPhasesHaveTheSidebandsOfBessel() {
    DeviceRun run =
        synth(
            "osc1-shape=sine",
            "osc1-octave=3",
            "osc1-fm-source=osc 3",
            "osc1-fm=2",
            "osc3-shape=sine",
            "osc3-octave=-1",
            "filter=off");
    on(run, 1, 69, 1);
    play(run, 0.3);
    double[] power = spectrum(run);
    double[] bessel = {0.223891, 0.576725, 0.352834, 0.128943, 0.033996};
    for (int n = 0; n < bessel.length; n++) {
      double exact = 20 * Math.log10(bessel[n] / bessel[1]);
      assertThat(line(power, 3520 + 220 * n) - line(power, 3520 + 220))
          .as("sideband %d", n)
          .isCloseTo(exact, within(0.05));
    }
  }

  @Test
  void aRingHasSumAndDifference() {
    DeviceRun run =
        synth(
            "osc1-shape=sine",
            "osc1-level=0",
            "osc2-shape=sine",
            "osc2-semitones=7",
            "ring=osc 1 and 2",
            "ring-level=100",
            "filter=off");
    on(run, 1, 69, 1);
    play(run, 0.3);
    double[] power = spectrum(run);
    double sum = line(power, hertz(69) + hertz(76));
    assertThat(line(power, hertz(76) - hertz(69))).isCloseTo(sum, within(0.05));
    assertThat(line(power, hertz(69))).isLessThan(sum - 90);
  }

  @Test
  void linkedOscillatorsThatDoNothingToEachOtherSoundAsTheOthersDo() {
    for (String shape : new String[] {"sine", "saw", "pulse", "triangle", "organ"}) {
      String[] settings = {
        "osc1-shape=" + shape,
        "osc2-shape=saw",
        "osc2-level=40",
        "osc2-fine=5",
        "filter=off",
        "osc1-fm-source=off"
      };
      DeviceRun plain = synth(settings);
      settings[5] = "osc1-fm-source=osc 3";
      DeviceRun linked = synth(settings);
      for (DeviceRun run : new DeviceRun[] {plain, linked}) {
        run.io.events.add(Events.NOTE_ON, 21, 1, 50, 1);
      }
      double[] one = play(plain, 0.3)[0];
      double[] two = play(linked, 0.3)[0];
      // All but the band above 20 kHz, which the two cut in other ways.
      assertThat(low(two, one)).as(shape).isLessThan(-60);
    }
  }

  /** Decibels of the difference of two sounds below 15 kHz. */
  private static double low(double[] a, double[] b) {
    int size = 8192;
    RealFft fft = RealFft.of(size);
    double[] difference = new double[size];
    double[] whole = new double[size];
    for (int i = 0; i < size; i++) {
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
      difference[i] = (a[i] - b[i]) * hann;
      whole[i] = b[i] * hann;
    }
    double[][] s = new double[4][fft.bins()];
    fft.forward(difference, s[0], s[1], fft.work());
    fft.forward(whole, s[2], s[3], fft.work());
    double off = 0;
    double on = 0;
    for (int i = 0; i < 15_000 * size / RATE; i++) {
      off += s[0][i] * s[0][i] + s[1][i] * s[1][i];
      on += s[2][i] * s[2][i] + s[3][i] * s[3][i];
    }
    return 10 * Math.log10(off / on);
  }

  @Test
  void aRecordedCycleIsPlayedAtThePitchOfTheNote(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("cycle.wav");
    Files.write(
        file,
        TestAssets.wav(
            44_100,
            600,
            i ->
                0.4 * StrictMath.sin(2 * Math.PI * i / 600)
                    + 0.1 * StrictMath.cos(2 * Math.PI * 3 * i / 600)));
    DeviceRun run = own(file, "osc1-shape=own wavetable", "filter=off");
    on(run, 1, 69, 1);
    play(run, 0.2);
    double[] power = spectrum(run);
    assertThat(cents(power, 440)).isCloseTo(0, within(0.1));
    assertThat(line(power, 1320) - line(power, 440)).isCloseTo(-12.04, within(0.05));
    assertThat(line(power, 880)).isLessThan(line(power, 440) - 90);
  }

  @Test
  void manyRecordedCyclesMorph(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("table.wav");
    // Four cycles of 2048 samples: harmonics 1, 2, 3, 4.
    Files.write(
        file,
        TestAssets.wav(
            44_100,
            4 * 2048,
            i -> 0.5 * StrictMath.sin(2 * Math.PI * (i / 2048 + 1) * (i % 2048) / 2048)));
    for (int wave = 0; wave < 4; wave++) {
      DeviceRun run =
          own(file, "osc1-shape=own wavetable", "filter=off", "osc1-position=" + wave * 100.0 / 3);
      on(run, 1, 69, 1);
      play(run, 0.2);
      double[] power = spectrum(run);
      for (int n = 1; n <= 4; n++) {
        if (n != wave + 1) {
          double less = line(power, 440 * n) - line(power, 440 * (wave + 1));
          assertThat(less).as("wave %d harmonic %d", wave, n).isLessThan(-60);
        }
      }
    }
  }

  @Test
  void aRecordingWithoutACycleIsRefusedInOneLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("short.wav");
    Files.write(file, TestAssets.wav(44_100, 5, i -> 0.1 * i));
    assertThatThrownBy(() -> WavetableFile.read(file))
        .hasMessage("short.wav: has no cycle of a wave; choose a recording of 8 samples or more");
  }

  @Test
  void aSynthWithoutAWavetableOfItsOwnPlaysAFactoryOne() {
    DeviceRun run = new DeviceRun(new SynthType(), RATE, doubles(synth()), Assets.NONE);
    run.set("osc1-shape", 10);
    on(run, 1, 69, 1);
    play(run, 0.2);
    assertThat(cents(spectrum(run), 440)).isCloseTo(0, within(0.1));
  }

  private static DeviceRun own(Path file, String... settings) {
    DeviceRun values = synth(settings);
    Assets assets =
        new Assets() {
          @Override
          public <T> Optional<T> load(String slot, Class<T> type, Loader<T> loader) {
            try {
              assertThat(type).isEqualTo(Wavetable.class);
              return Optional.of(loader.read(file));
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }
        };
    float[] floats = values.values();
    double[] initial = new double[floats.length];
    for (int i = 0; i < initial.length; i++) {
      initial[i] = floats[i];
    }
    return new DeviceRun(new SynthType(), RATE, initial, assets);
  }

  @ParameterizedTest
  @CsvSource({"white, 0", "pink, -3", "brown, -6", "blue, 6"})
  void noiseHasItsColour(String colour, double decibelsAnOctave) {
    DeviceRun run =
        synth("osc1-level=0", "noise-level=100", "noise-colour=" + colour, "filter=off");
    on(run, 1, 60, 1);
    play(run, 0.1);
    double[] power = spectrum(run);
    double low = band(power, 400, 800);
    double high = band(power, 3200, 6400);
    assertThat((high - low) / 3).isCloseTo(decibelsAnOctave, within(0.6));
  }

  /** Mean power of a band in decibels. */
  private static double band(double[] power, double from, double to) {
    int first = (int) (from * 65536 / RATE);
    int last = (int) (to * 65536 / RATE);
    return 10 * Math.log10(Arrays.stream(power, first, last).average().orElseThrow());
  }

  @Test
  void filtersSideBySideAddUpAndInARowMultiply() {
    double[][] powers = new double[2][];
    for (int parallel = 0; parallel < 2; parallel++) {
      DeviceRun run =
          synth(
              "filter=low 12",
              "cutoff=1000",
              "filter2=high 12",
              "cutoff2=1000",
              "velocity=0",
              "filter-parallel=" + 100 * parallel);
      on(run, 1, 33, 1);
      play(run, 0.3);
      powers[parallel] = spectrum(run);
    }
    DeviceRun plain = synth("filter=off", "velocity=0");
    on(plain, 1, 33, 1);
    play(plain, 0.3);
    double[] saw = spectrum(plain);
    for (double hertz : new double[] {110, 550, 2200, 6600}) {
      double w = Math.tan(Math.PI * hertz / RATE) / Math.tan(Math.PI * 1000 / RATE);
      double size = (1 - w * w) * (1 - w * w) + 2 * w * w;
      double row = 20 * Math.log10(w * w / size);
      double side = 20 * Math.log10(0.5 * Math.abs(1 - w * w) / Math.sqrt(size));
      assertThat(line(powers[0], hertz) - line(saw, hertz)).isCloseTo(row, within(0.1));
      assertThat(line(powers[1], hertz) - line(saw, hertz)).isCloseTo(side, within(0.1));
    }
  }

  @Test
  void aLadderHasFourPoles() {
    DeviceRun run =
        synth("filter=ladder 24", "cutoff=880", "resonance=0.5", "level=-40", "velocity=0");
    DeviceRun plain = synth("filter=off", "level=-40", "velocity=0");
    on(run, 1, 57, 1);
    on(plain, 1, 57, 1);
    play(run, 0.3);
    play(plain, 0.3);
    double[] power = spectrum(run);
    double[] saw = spectrum(plain);
    for (int n = 1; n <= 16; n++) {
      double hertz = 220.0 * n;
      double w = Math.tan(Math.PI * hertz / RATE) / Math.tan(Math.PI * 880 / RATE);
      double exact = -40 * Math.log10(1 + w * w);
      // The ladder bends what comes near its ceiling: a saw is at a quarter of it.
      assertThat(line(power, hertz) - line(saw, hertz)).as("%d", n).isCloseTo(exact, within(1.0));
    }
  }

  @Test
  void aLadderRingsAtItsCutoffAndFollowsTheKeys() {
    DeviceRun run =
        synth(
            "osc1-level=0",
            "noise-level=1",
            "filter=ladder 24",
            "cutoff=" + hertz(60),
            "resonance=40",
            "key-track=100");
    on(run, 1, 72, 1);
    play(run, 1);
    assertThat(cents(spectrum(run), hertz(72))).isCloseTo(0, within(3.0));
  }

  @Test
  void aHundredAndTwentyEightVoicesOfTheFullestPatchStayFinite() {
    DeviceRun run =
        synth(
            "voices=128",
            "osc2-level=80",
            "osc3-level=80",
            "sub-level=50",
            "noise-level=10",
            "noise-colour=pink",
            "osc1-fm-source=osc 2",
            "osc1-fm=3",
            "osc2-sync=osc 3",
            "ring=osc 2 and 3",
            "ring-level=50",
            "filter=ladder 24",
            "resonance=30",
            "filter2=band 24",
            "filter-fm-source=osc 3",
            "filter-fm=24",
            "mod1-source=lfo 2",
            "mod1-target=cutoff",
            "mod1-amount=50");
    for (int i = 0; i < 140; i++) {
      on(run, i + 1, 10 + i % 110, 1);
    }
    for (double x : play(run, 0.15)[0]) {
      assertThat(Double.isFinite(x)).isTrue();
      assertThat(Math.abs(x)).isLessThan(200);
    }
  }

  @Test
  void theCutoffShakenByAnOscillatorStaysStableAndInTune() {
    DeviceRun run =
        synth(
            "filter=low 24",
            "cutoff=1500",
            "resonance=20",
            "filter-fm-source=osc 2",
            "filter-fm=48",
            "osc2-shape=sine",
            "osc2-octave=1");
    on(run, 1, 57, 1);
    play(run, 0.3);
    double[] power = spectrum(run);
    // All that sounds are harmonics of the note, as both oscillators are.
    assertThat(cents(power, hertz(57))).isCloseTo(0, within(0.1));
    assertThat(alias(power, hertz(57))).isLessThan(-50);
  }

  @Test
  void glidesOfOneRateTakeTheirTimeForEachOctave() {
    for (int octaves = 1; octaves <= 2; octaves++) {
      DeviceRun run =
          synth("osc1-shape=sine", "filter=off", "glide=0.2", "glide-mode=rate", "mode=legato");
      on(run, 1, 45, 1);
      play(run, 0.3);
      on(run, 2, 45 + 12 * octaves, 1);
      play(run, 0.2 * octaves + 0.01);
      assertThat(cents(spectrum(run), hertz(45 + 12 * octaves))).isCloseTo(0, within(0.1));
    }
  }

  @Test
  void onlyOverlappingNotesGlideWhenItSaysSo() {
    DeviceRun run =
        synth("osc1-shape=sine", "filter=off", "glide=3", "glide-notes=overlapping", "mode=mono");
    on(run, 1, 45, 1);
    play(run, 0.1);
    run.io.events.add(Events.NOTE_OFF, 0, 1, 0, 0);
    play(run, 0.5);
    on(run, 2, 69, 1);
    play(run, 0.2);
    assertThat(cents(spectrum(run), 440)).isCloseTo(0, within(0.1));
  }

  @Test
  void linkedVoicesThatLoseTheirPlaceFadeWithoutAClick() {
    Setup setup =
        DeviceRun.setup(
            new SynthType(),
            RATE,
            doubles(
                synth(
                    "voices=2",
                    "osc1-shape=sine",
                    "osc1-fm-source=osc 2",
                    "osc2-shape=sine",
                    "osc1-fm=0.5",
                    "amp-attack=0.02")));
    Processor synth = new SynthType().create(setup);
    Io io = new Io(new SynthType());
    for (int p = 0; p < setup.initial().size(); p++) {
      io.values.hold(p, setup.initial().get(p).floatValue());
    }
    double worst = 0;
    double last = 0;
    double loudest = 0;
    for (int q = 0; q < 600; q++) {
      io.events.clear();
      Arrays.fill(io.audio, 0f);
      io.frame = q * 64L;
      if (q % 20 == 0) {
        io.events.add(Events.NOTE_ON, 11, q + 1, 40 + q % 7, 1);
      }
      synth.process(io);
      for (int f = 0; f < Quantum.FRAMES; f++) {
        worst = Math.max(worst, Math.abs(io.audio[2 * f] - last));
        last = io.audio[2 * f];
        loudest = Math.max(loudest, Math.abs(last));
      }
    }
    assertThat(worst / loudest).isBetween(0.001, 0.04);
  }

  private static double[] doubles(DeviceRun run) {
    float[] floats = run.values();
    double[] values = new double[floats.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = floats[i];
    }
    return values;
  }
}
