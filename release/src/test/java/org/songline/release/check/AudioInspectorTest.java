package org.songline.release.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.dsp.Exact;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.Encoding;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tag;
import org.songline.media.audio.tags.Tags;
import org.songline.release.check.audio.AudioFacts;
import org.songline.release.check.audio.AudioInspector;

final class AudioInspectorTest {
  private static final int RATE = 44_100;

  @TempDir private Path folder;
  private int files;

  /** A sample of the sound, full scale 1. */
  private interface Wave {
    double at(int channel, int frame);
  }

  private AudioFacts facts(WriteFormat format, double seconds, Wave wave) throws IOException {
    return AudioInspector.inspect(write(format, seconds, Tags.NONE, wave), "m.wav", Progress.NONE);
  }

  private Path write(WriteFormat format, double seconds, Tags tags, Wave wave) throws IOException {
    Path file = folder.resolve("m" + files++ + "." + format.container().extension());
    int frames = (int) (seconds * format.rate());
    float[] block = new float[frames * format.channels()];
    for (int f = 0; f < frames; f++) {
      for (int c = 0; c < format.channels(); c++) {
        block[f * format.channels() + c] = (float) wave.at(c, f);
      }
    }
    try (AudioWriter writer = AudioFiles.create(file, format, tags)) {
      writer.write(block, 0, frames);
      writer.finish();
    }
    return file;
  }

  private static double tone(int frame, double hertz, double level) {
    return level * Exact.sinTurns(frame * hertz / RATE % 1);
  }

  /** Noise that swells and dies, with silence before and behind. */
  private static Wave music(double seconds, long seed) {
    Random random = new Random(seed);
    int frames = (int) (seconds * RATE);
    double[][] noise = new double[2][frames];
    for (double[] channel : noise) {
      for (int i = 0; i < frames; i++) {
        channel[i] = 0.3 * (random.nextDouble() - 0.5);
      }
    }
    return (c, f) -> {
      double edge = Math.min(f - RATE / 10.0, frames - RATE / 10.0 - f) / (RATE / 20.0);
      return Math.clamp(edge, 0, 1) * (noise[c][f] + 0.7 * noise[0][f] + tone(f, 220, 0.2));
    };
  }

  private static final WriteFormat CD = WriteFormat.wav(RATE, 2, 16);

  @Test
  void aCleanMasterHasNothingWrong() throws IOException {
    AudioFacts facts = facts(CD, 3, music(3, 1));
    assertThat(facts.rate()).isEqualTo(RATE);
    assertThat(facts.bits()).isEqualTo(16);
    assertThat(facts.encoding()).isEqualTo(Encoding.INTEGER);
    assertThat(facts.frames()).isEqualTo(3L * RATE);
    assertThat(facts.usedBits()).isEqualTo(16);
    assertThat(facts.faults()).isEmpty();
    assertThat(facts.carried()).isEmpty();
    assertThat(facts.silenceBefore()).isBetween(0.09, 0.12);
    assertThat(facts.silenceAfter()).isBetween(0.09, 0.12);
    assertThat(facts.startsAt()).isZero();
    assertThat(facts.lastPeak()).isZero();
    assertThat(facts.silentChannels()).isEmpty();
    assertThat(facts.clipRuns()).isZero();
    assertThat(facts.bandEnd()).isEmpty();
    Stage stage = Stage.single();
    assertThat(heard(stage, facts, 14, 15, 16, 17, 18, 21, 22, 23, 24, 28, 29)).isEmpty();
  }

  /** What audio rules say about real facts on an otherwise good release. */
  private static java.util.List<Integer> heard(Stage stage, AudioFacts facts, int... rules) {
    var scene = stage.scene();
    var known = scene.known();
    var real =
        new org.songline.release.check.rule.Known(
            Map.of(stage.id(1), facts),
            known.cover(),
            known.covers(),
            known.badCodes(),
            known.delivered(),
            known.files(),
            known.accepted());
    var now =
        new org.songline.release.check.rule.Scene(
            scene.catalog(), scene.release(), scene.destination(), scene.today(), real);
    return Arrays.stream(rules).filter(n -> !Rules.get(n).findings(now).isEmpty()).boxed().toList();
  }

  @Test
  void bitsThatAreClaimedAndNotUsedAreCounted() throws IOException {
    Wave music = music(1, 2);
    Wave padded = (c, f) -> Math.rint(music.at(c, f) * 32768) / 32768;
    AudioFacts facts = facts(WriteFormat.wav(RATE, 2, 24), 1, padded);
    assertThat(facts.bits()).isEqualTo(24);
    assertThat(facts.usedBits()).isEqualTo(16);
    assertThat(heard(Stage.single(), facts, 28)).containsExactly(28);
    assertThat(facts(WriteFormat.flac(RATE, 2, 24), 1, music).usedBits()).isEqualTo(24);
  }

  @Test
  void soundIsKnownAgainWhateverTheFileAroundIt() throws IOException {
    Wave music = music(1, 3);
    Wave padded = (c, f) -> Math.rint(music.at(c, f) * 32768) / 32768;
    AudioFacts wav = facts(CD, 1, padded);
    assertThat(facts(WriteFormat.flac(RATE, 2, 16), 1, padded).soundHash())
        .isEqualTo(wav.soundHash());
    assertThat(facts(WriteFormat.wav(RATE, 2, 24), 1, padded).soundHash())
        .isEqualTo(wav.soundHash());
    Wave other = (c, f) -> padded.at(c, f) + (f == 7000 && c == 1 ? 1.0 / 32768 : 0);
    assertThat(facts(CD, 1, other).soundHash()).isNotEqualTo(wav.soundHash());
  }

  @Test
  void abruptEndsAreHeard() throws IOException {
    Wave cut = (c, f) -> tone(f + 50, 220, 0.4);
    AudioFacts facts = facts(CD, 1, cut);
    assertThat(facts.startsAt()).isGreaterThan(0.2);
    assertThat(facts.lastPeak()).isGreaterThan(0.01);
    assertThat(heard(Stage.single(), facts, 23)).containsExactly(23);
  }

  @Test
  void twoHalvesOfOneWaveAreContinuous() throws IOException {
    AudioFacts one = facts(CD, 1, (c, f) -> tone(f, 220.5, 0.4));
    AudioFacts next = facts(CD, 1, (c, f) -> tone(f + RATE, 220.5, 0.4));
    assertThat(Math.abs(one.last().getFirst() - next.first().getFirst()))
        .isLessThanOrEqualTo(one.step() + 1e-4);
    AudioFacts jump = facts(CD, 1, (c, f) -> tone(f + RATE, 220.5, -0.4) + 0.3);
    assertThat(Math.abs(one.last().getFirst() - jump.first().getFirst()))
        .isGreaterThan(4 * one.step());
  }

  @Test
  void silenceFadesAndOffsetsAreMeasured() throws IOException {
    AudioFacts fade =
        facts(
            CD,
            14,
            (c, f) -> {
              double left = Math.max(0, 1 - f / (8.0 * RATE));
              return tone(f, 330, 0.5) * left * left * left;
            });
    assertThat(fade.fades()).isTrue();
    assertThat(fade.silenceAfter()).isBetween(5.5, 8.0);
    assertThat(heard(Stage.single(), fade, 21)).containsExactly(21);
    AudioFacts ends = facts(CD, 7, (c, f) -> f < 6 * RATE ? tone(f, 330, 0.5) : 0);
    assertThat(ends.fades()).isFalse();
    AudioFacts beside = facts(CD, 2, (c, f) -> tone(f, 330, 0.3) + 0.05);
    assertThat(beside.offset()).hasValueSatisfying(db -> assertThat(db).isBetween(-26.5, -25.5));
    assertThat(heard(Stage.single(), beside, 29)).containsExactly(29);
  }

  @Test
  void silentTurnedAndClippedChannelsAreFound() throws IOException {
    Wave music = music(2, 6);
    AudioFacts half = facts(CD, 2, (c, f) -> c == 1 ? 0 : music.at(0, f));
    assertThat(half.silentChannels()).containsExactly(2);
    AudioFacts turned = facts(CD, 2, (c, f) -> c == 1 ? -music.at(0, f) : music.at(0, f));
    assertThat(turned.correlation()).hasValue(-1.0);
    AudioFacts clipped =
        facts(CD, 2, (c, f) -> Math.clamp(tone(f, 220.3, 1.6) * Math.min(1, f / 900.0), -0.9, 0.9));
    assertThat(clipped.clipRuns()).isGreaterThan(100);
    for (AudioFacts bad : new AudioFacts[] {half, turned, clipped}) {
      assertThat(heard(Stage.single(), bad, 29)).containsExactly(29);
    }
    assertThat(heard(Stage.single(), facts(CD, 2, (c, f) -> 0), 29)).containsExactly(29);
  }

  @Test
  void peaksBetweenSamplesCount() throws IOException {
    // A quarter of the rate at 45 degrees: samples at 0.7 of the peak.
    AudioFacts between =
        facts(CD, 1, (c, f) -> 1.2 * Exact.sinTurns((f % 4 + 0.5) / 4) * Math.min(1, f / 400.0));
    assertThat(between.samplePeak()).hasValueSatisfying(db -> assertThat(db).isLessThan(-1.2));
    assertThat(between.truePeak()).hasValueSatisfying(db -> assertThat(db).isGreaterThan(1));
    assertThat(heard(Stage.single(), between, 22)).containsExactly(22);
  }

  @Test
  void anEmptyBandIsFoundInFilesOfHighRates() throws IOException {
    int rate = 96_000;
    Random random = new Random(8);
    double[] noise = new double[4 * rate];
    double[] full = new double[4 * rate];
    for (int i = 0; i < full.length; i++) {
      full[i] = 0.4 * (random.nextDouble() - 0.5);
    }
    int taps = 511;
    double[] kernel = new double[taps];
    for (int k = 0; k < taps; k++) {
      double at = k - (taps - 1) / 2.0;
      double cut = 2 * 20_500.0 / rate;
      double sinc = at == 0 ? cut : Exact.sin(Math.PI * cut * at) / (Math.PI * at);
      kernel[k] =
          sinc
              * (0.42
                  - 0.5 * Exact.cosTurns(k / (taps - 1.0))
                  + 0.08 * Exact.cosTurns(2.0 * k / (taps - 1)));
    }
    for (int i = taps; i < noise.length; i++) {
      double sum = 0;
      for (int k = 0; k < taps; k++) {
        sum += kernel[k] * full[i - k];
      }
      noise[i] = sum;
    }
    AudioFacts empty =
        facts(WriteFormat.wav(rate, 2, 24), 3.9, (c, f) -> noise[f + (c == 0 ? 0 : 900)]);
    assertThat(empty.bandEnd())
        .hasValueSatisfying(hz -> assertThat(hz).isBetween(19_500.0, 22_100.0));
    assertThat(heard(Stage.single(), empty, 28)).containsExactly(28);
    AudioFacts real =
        facts(WriteFormat.wav(rate, 2, 24), 3.9, (c, f) -> full[f + (c == 0 ? 0 : 900)]);
    assertThat(real.bandEnd()).isEmpty();
  }

  @Test
  void whatAFileCarriesAndWhatFollowsItsSoundIsTold() throws IOException {
    Wave music = music(1, 9);
    Tags tags = Tags.NONE.with(Tag.TITLE, "Paper Boats");
    Path tagged = write(CD, 1, tags, music);
    AudioFacts facts = AudioInspector.inspect(tagged, "m.wav", Progress.NONE);
    assertThat(facts.carried()).contains("LIST");
    assertThat(facts.faults()).isEmpty();
    assertThat(heard(Stage.single().at("spotify"), facts, 24)).containsExactly(24);
    assertThat(heard(Stage.single(), facts, 24)).isEmpty();
    Path flac = write(WriteFormat.flac(RATE, 2, 16), 1, tags, music);
    assertThat(AudioInspector.inspect(flac, "m.flac", Progress.NONE).carried()).contains("TITLE");

    byte[] whole = Files.readAllBytes(write(CD, 1, Tags.NONE, music));
    byte[] behind = Arrays.copyOf(whole, whole.length + 12);
    ByteBuffer buffer = ByteBuffer.wrap(behind).order(ByteOrder.LITTLE_ENDIAN);
    buffer.position(whole.length);
    buffer.put("id3 ".getBytes(StandardCharsets.US_ASCII)).putInt(4).putInt(0);
    buffer.putInt(4, behind.length - 8);
    assertThat(faults(behind)).containsExactly("the chunk id3 comes after the sound");
    buffer.putInt(4, 99);
    assertThat(faults(behind)).hasSize(2);
    assertThat(faults(Arrays.copyOf(whole, whole.length - 100))).isNotEmpty();
    assertThat(faults(Arrays.copyOf(whole, whole.length + 5))).isNotEmpty();
  }

  private java.util.List<String> faults(byte[] bytes) throws IOException {
    Path file = folder.resolve("cut" + files++ + ".wav");
    Files.write(file, bytes);
    AudioFacts facts = AudioInspector.inspect(file, "m.wav", Progress.NONE);
    assertThat(heard(Stage.single(), facts, 18))
        .isEqualTo(facts.faults().isEmpty() ? java.util.List.of() : java.util.List.of(18));
    return facts.faults();
  }

  @Test
  void floatsAndLossAreTold() throws IOException {
    AudioFacts floats = facts(WriteFormat.wavFloat(RATE, 2), 1, music(1, 10));
    assertThat(floats.encoding()).isEqualTo(Encoding.FLOAT);
    assertThat(heard(Stage.single(), floats, 16)).containsExactly(16);
    AudioFacts mono = facts(WriteFormat.wav(22_050, 1, 16), 1, (c, f) -> tone(f, 100, 0.3));
    assertThat(heard(Stage.single(), mono, 15, 17)).containsExactly(15, 17);
    assertThat(mono.correlation()).isEqualTo(Optional.empty());
  }
}
