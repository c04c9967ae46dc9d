package org.songline.media.vorbis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.songline.media.Fuzz;
import org.songline.media.MediaProblem;

class VorbisStreamTest {
  @TempDir Path folder;

  /**
   * Made with {@code ffmpeg -c:a libvorbis}; energy of the first channel and samples of the last,
   * of the first {@code known} frames, are those of FFmpeg's decoder.
   */
  @ParameterizedTest
  @CsvSource({
    "mono, 1, 44100, 1613, 1485, 123.33453216, 495, -0.052147806, 742, -0.328735411",
    "stereo, 2, 48000, 4000, 3872, 324.77040905, 1290, 0.003055978, 1936, -0.230136648",
    "short, 1, 22050, 100, 100, 9.08744977, 33, 0.305874556, 50, 0.415982306"
  })
  void knownStreamsComeOutAsTheyShould(
      String name,
      int channels,
      int rate,
      int frames,
      int known,
      double energy,
      int first,
      float firstSample,
      int second,
      float secondSample)
      throws IOException {
    byte[] bytes = VorbisFuzz.stream(name);
    VorbisStream stream = open(bytes);
    assertThat(stream.channels()).isEqualTo(channels);
    assertThat(stream.rate()).isEqualTo(rate);
    float[] sound = read(bytes);
    assertThat(sound).hasSize(frames * channels);
    double sum = 0;
    for (int i = 0; i < known; i++) {
      sum += (double) sound[i * channels] * sound[i * channels];
    }
    assertThat(sum).isCloseTo(energy, within(energy * 1e-6));
    assertThat(sound[first * channels + channels - 1]).isCloseTo(firstSample, within(2e-6f));
    assertThat(sound[second * channels + channels - 1]).isCloseTo(secondSample, within(2e-6f));
  }

  @Test
  void agreesWithAnotherDecoderAtAllQualitiesRatesAndLengths() throws IOException {
    assumeTrue(encoderIsThere(), "ffmpeg with libvorbis is not installed");
    SplittableRandom random = new SplittableRandom(12);
    int[] rates = {8000, 22_050, 44_100, 48_000, 96_000};
    for (int i = 0; i < 30; i++) {
      int rate = rates[i % 5];
      int channels = 1 + i / 5 % 2;
      int quality = rate > 48_000 ? i / 10 * 5 : i / 10 * 5 - 1;
      int frames = i < 5 ? 1 + i : 1 + random.nextInt(5000);
      float[] sound = noise(frames * channels, random.nextInt());
      Path ogg = folder.resolve(i + ".ogg");
      String format = "-f f32le -ar " + rate + " -ac " + channels;
      ffmpeg(sound, format + " -i - -c:a libvorbis -q:a " + quality + " " + ogg);
      float[] expected = ffmpeg(new float[0], "-i " + ogg + " -f f32le -");
      float[] own = read(Files.readAllBytes(ogg));
      String what = frames + " frames of " + channels + " at " + rate + ", quality " + quality;
      assertThat(own).as(what).hasSize(frames * channels);
      // The other one may leave the end away, or not cut it off.
      assertThat(expected.length).as(what).isGreaterThan(own.length - 2 * 2048 * channels);
      for (int k = 0; k < Math.min(own.length, expected.length); k++) {
        assertThat(own[k]).as(what + " at " + k).isCloseTo(expected[k], within(1e-5f));
      }
    }
  }

  @Test
  void piecesOfAnySizeGiveTheSameSound() throws IOException {
    byte[] bytes = VorbisFuzz.stream("stereo");
    float[] whole = read(bytes);
    VorbisStream stream = open(bytes);
    float[] pieces = new float[whole.length + 2];
    int at = 0;
    for (int n = 1; ; n = n * 3 % 101) {
      int read = stream.read(pieces, 2 * at, Math.min(n, pieces.length / 2 - at));
      at += read;
      if (read < n) {
        break;
      }
    }
    assertThat(Arrays.copyOf(pieces, 2 * at)).isEqualTo(whole);
  }

  @Test
  void aStreamThatBreaksOffEndsWithItsLastWholePage() throws IOException {
    byte[] bytes = VorbisFuzz.stream("mono");
    float[] part = read(Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(part).isEmpty();
    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, 1000)))
        .isInstanceOf(MediaProblem.class)
        .hasMessage("x: its Vorbis sound lacks one of its three headers; get an undamaged copy");
  }

  @Test
  void damageIsToldInOneLine() throws IOException {
    byte[] bytes = VorbisFuzz.stream("mono");
    bytes[bytes.length - 100] ^= 4;
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(MediaProblem.class)
        .hasMessage("x: its Vorbis sound has a damaged page; get an undamaged copy");
    assertThatThrownBy(
            () -> read("OggX".repeat(20).getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isInstanceOf(MediaProblem.class)
        .hasMessageContaining("something else where a page belongs");
  }

  @Test
  void soundThatStartsBeforeItsFirstPageTellsIsLeftOut() throws IOException {
    byte[] bytes = VorbisFuzz.stream("long");
    float[] whole = read(bytes);
    ByteBuffer pages = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    // All positions come 300 frames earlier, as in a stream that was cut out of a longer one.
    for (int i = 0; i + 27 < bytes.length; i++) {
      if (pages.getInt(i) == 0x5367674f && pages.getLong(i + 6) > 300) {
        pages.putLong(i + 6, pages.getLong(i + 6) - 300);
      }
    }
    float[] cut = read(VorbisFuzz.seal(bytes));
    assertThat(cut).isEqualTo(Arrays.copyOfRange(whole, 300, whole.length));
  }

  @Test
  void anyDamageIsRefusedOrDecodedInBounds() throws Exception {
    Fuzz.Result result = VorbisFuzz.vorbis(folder.resolve("f.ogg")).run(4, 2_000_000_000L);
    assertThat(result.accepted()).isPositive();
    assertThat(result.refused()).isPositive();
  }

  private static VorbisStream open(byte[] bytes) throws IOException {
    return VorbisStream.open("x", "", new ByteArrayInputStream(bytes), new VorbisStream.Setups());
  }

  private static float[] read(byte[] bytes) throws IOException {
    VorbisStream stream = open(bytes);
    float[] all = new float[1 << 18];
    int channels = stream.channels();
    int frames = stream.read(all, 0, all.length / channels);
    assertThat(frames).isLessThan(all.length / channels);
    return Arrays.copyOf(all, frames * channels);
  }

  private static float[] noise(int samples, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] sound = new float[samples];
    for (int i = 0; i < samples; i++) {
      double burst = i / 500 % 3 == 1 ? 0.3 : 0.01;
      sound[i] = (float) (0.4 * StrictMath.sin(i * 0.03) + burst * random.nextDouble(-1, 1));
    }
    return sound;
  }

  private static boolean encoderIsThere() {
    try {
      ffmpeg(new float[100], "-f f32le -ar 44100 -ac 1 -i - -c:a libvorbis -f ogg -");
      return true;
    } catch (IOException | IllegalStateException missing) {
      return false;
    }
  }

  /** Runs it on some samples; the samples that it puts out. */
  private static float[] ffmpeg(float[] input, String arguments) throws IOException {
    var command = new java.util.ArrayList<>(java.util.List.of("ffmpeg", "-v", "quiet", "-y"));
    command.addAll(java.util.List.of(arguments.split(" ", -1)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    ByteBuffer in = ByteBuffer.allocate(4 * input.length).order(ByteOrder.LITTLE_ENDIAN);
    in.asFloatBuffer().put(input);
    try (var to = process.getOutputStream()) {
      to.write(in.array());
    }
    ByteBuffer out =
        ByteBuffer.wrap(process.getInputStream().readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("ffmpeg " + arguments + " failed");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    float[] samples = new float[out.remaining() / 4];
    out.asFloatBuffer().get(samples);
    return samples;
  }
}
