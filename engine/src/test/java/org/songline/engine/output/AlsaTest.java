package org.songline.engine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays by PortAudio and by javax.sound through the sound library of Linux into a file, where these
 * are installed.
 */
class AlsaTest {
  private static final int FRAMES = 20_000;

  @TempDir Path folder;

  @BeforeEach
  void onlyWhereThereIsAlsa() {
    if (NativeLibrary.find(List.of("libasound.so.2")).isEmpty()
        || !Files.exists(Path.of("/usr/share/alsa/alsa.conf"))) {
      notTested("ALSA is not installed");
    }
  }

  private static void notTested(String why) {
    System.err.println("NOT TESTED, output to PortAudio and javax.sound: " + why);
    Assumptions.abort(why);
  }

  /** What the program says; what it played is in the file. */
  private List<String> play(String system, Path file) throws IOException, InterruptedException {
    Path conf = folder.resolve("asound.conf");
    Files.writeString(
        conf,
        """
        </usr/share/alsa/alsa.conf>
        pcm.!default { type file slave.pcm null file "%s" format "raw" }
        ctl.!default { type hw card 0 }
        """
            .formatted(file));
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PlayedToFile.class.getName(),
                system,
                Integer.toString(FRAMES))
            .redirectErrorStream(true);
    program.environment().put("ALSA_CONFIG_PATH", conf.toString());
    Process process = program.start();
    List<String> said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    process.waitFor();
    if (said.getFirst().startsWith("none")) {
      notTested(system + " has " + said.getFirst());
    }
    return said;
  }

  /** Holds frames of a file beside what was played, from its first sound on. */
  private static void holdBeside(
      int frames, IntToDoubleFunction left, IntToDoubleFunction right, double off) {
    int start = 0;
    while (start < frames && left.applyAsDouble(start) == 0) {
      start++;
    }
    assertThat(frames - start).as("frames from the first sound on").isGreaterThan(FRAMES / 2);
    for (int f = 0; f < FRAMES / 2; f++) {
      assertThat(left.applyAsDouble(start + f)).isCloseTo(PlayedToFile.sample(f, 0), within(off));
      assertThat(right.applyAsDouble(start + f)).isCloseTo(PlayedToFile.sample(f, 1), within(off));
    }
  }

  @Test
  void portAudioPlaysEverySampleToTheBit() throws Exception {
    Path file = folder.resolve("portaudio.raw");
    List<String> said = play("portaudio", file);
    assertThat(said).as("the libraries keep quiet").hasSize(2);
    assertThat(said.getFirst()).matches("48000 256 [1-9]\\d+ PortAudio: .*");
    assertThat(said.getLast()).isEqualTo("PLAYING");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    holdBeside(bytes.capacity() / 8, f -> bytes.getFloat(8 * f), f -> bytes.getFloat(8 * f + 4), 0);
  }

  @Test
  void javaPlaysEverySampleWithinItsDither() throws Exception {
    Path file = folder.resolve("java.raw");
    List<String> said = play("java", file);
    assertThat(said.getFirst()).matches("48000 256 768 Java: .*");
    assertThat(said.getLast()).isEqualTo("PLAYING");
    byte[] bytes = Files.readAllBytes(file);
    holdBeside(bytes.length / 6, f -> bits24(bytes, 6 * f), f -> bits24(bytes, 6 * f + 3), 0x2p-23);
  }

  private static double bits24(byte[] bytes, int at) {
    int value = (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] << 16;
    return value * 0x1p-23;
  }
}
