package org.songline.devices.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.dsp.Quantum;

/** Samples that stay in their files sound like those in memory. */
class StreamTest {
  /** Quanta of a block, as renders have them. */
  private static final int BLOCK = 16;

  @TempDir Path folder;

  /** A WAV file of 16 bits whose data need not be written: what is not is silence. */
  private RandomAccessFile wav(String name, int channels, int frames) throws IOException {
    var file = new RandomAccessFile(folder.resolve(name).toFile(), "rw");
    int bytes = frames * channels * 2;
    ByteBuffer head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    head.putShort((short) 1).putShort((short) channels).putInt(48_000);
    head.putInt(96_000 * channels).putShort((short) (2 * channels)).putShort((short) 16);
    head.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    file.write(head.array());
    file.setLength(44L + bytes);
    return file;
  }

  private void noise(String name, int channels, int frames, long seed) throws IOException {
    try (RandomAccessFile file = wav(name, channels, frames)) {
      byte[] data = new byte[frames * channels * 2];
      new Random(seed).nextBytes(data);
      file.seek(44);
      file.write(data);
    }
  }

  private static Rig rig(SfzLibrary library) {
    return new Rig(true, new int[] {0}, library.program(0, Playback.PLAIN));
  }

  /** Plays in blocks, reading ahead as a host does while the block before is made. */
  private static float[] play(Rig rig, int blocks, Random random) {
    float[] out = new float[blocks * BLOCK * Quantum.SAMPLES];
    for (int b = 0; b < blocks; b++) {
      if (random.nextInt(3) == 0) {
        rig.on(random.nextInt(64), b, 40 + random.nextInt(50), 0.5 + 0.5 * random.nextDouble());
      }
      if (b > 20 && random.nextInt(4) == 0) {
        rig.off(random.nextInt(64), b - 20);
      }
      int early = random.nextInt(BLOCK);
      for (int q = 0; q < BLOCK; q++) {
        float[] audio = rig.stereo(1);
        System.arraycopy(audio, 0, out, (b * BLOCK + q) * Quantum.SAMPLES, Quantum.SAMPLES);
        if (q == early) {
          rig.processor.readAhead(BLOCK * Quantum.FRAMES);
        }
      }
    }
    return out;
  }

  @Test
  void samplesInFilesGiveTheSameBitsAsSamplesInMemory() throws IOException {
    noise("a.wav", 2, 150_000, 1);
    noise("b.wav", 1, 90_001, 2);
    noise("c.wav", 1, 3000, 3);
    Path file =
        Files.writeString(
            folder.resolve("x.sfz"),
            """
            <global> ampeg_release=0.3
            <region> sample=a.wav hikey=60 pitch_keycenter=55
            <region> sample=b.wav lokey=50 hikey=80 pitch_keycenter=60 offset=20000 loop_mode=loop_continuous
            loop_start=30000 loop_end=70000 loop_crossfade=0.05
            <region> sample=a.wav lokey=70 pitch_keycenter=75 offset_random=30000 loop_mode=loop_sustain
            loop_start=100 loop_end=120000
            <region> sample=c.wav lokey=61 pitch_keycenter=72
            """);
    for (long seed = 1; seed <= 2; seed++) {
      Rig held = rig(SfzLibrary.open(file, Long.MAX_VALUE));
      Rig streamed = rig(SfzLibrary.open(file, 0));
      assertThat(held.processor.readsAhead()).isFalse();
      assertThat(streamed.processor.readsAhead()).isTrue();
      float[] one = play(held, 130, new Random(seed));
      float[] two = play(streamed, 130, new Random(seed));
      assertThat(two).as("seed %d", seed).isEqualTo(one);
    }
  }

  @Test
  void aLibraryOfTwoGigabytesTakesLittleMemory() throws IOException {
    int files = 256;
    int frames = 4_000_000;
    var text = new StringBuilder("<global> pitch_keytrack=0 amp_veltrack=0\n");
    for (int i = 0; i < files; i++) {
      try (RandomAccessFile file = wav(i + ".wav", 1, frames)) {
        // A mark far beyond the beginning.
        file.seek(44 + 2L * 100_000);
        file.write(new byte[] {0, (byte) (1 + i / 4)});
      }
      text.append("<region> key=").append(i / 2).append(" sample=").append(i).append(".wav");
      text.append(i % 2 == 0 ? " hivel=63\n" : " lovel=64\n");
    }
    Path file = Files.writeString(folder.resolve("big.sfz"), text);
    SfzLibrary library = SfzLibrary.open(file, SfzLibrary.HELD);
    Program program = library.program(0, Playback.PLAIN);
    long heads = 0;
    for (Sample sample : program.streamed().samples()) {
      for (int page = 0; page < sample.pages(); page++) {
        heads += sample.pinned(page) == null ? 0 : (long) Sample.PAGE * Float.BYTES;
      }
    }
    assertThat(program.streamed().samples()).hasSize(files);
    assertThat(heads).isLessThan(200L << 20);
    Rig rig = rig(library);
    rig.control(7, 127);
    for (int voice = 0; voice < 40; voice++) {
      rig.on(0, voice, 20 + 2 * voice, 1);
    }
    double most = 0;
    for (int b = 0; b < 100; b++) {
      for (int q = 0; q < BLOCK; q++) {
        for (float x : rig.stereo(1)) {
          most = Math.max(most, Math.abs(x));
        }
      }
      rig.processor.readAhead(BLOCK * Quantum.FRAMES);
    }
    assertThat(rig.processor.streamedBytes()).isBetween(1L, 40L << 20);
    double marks = 0;
    for (int voice = 0; voice < 40; voice++) {
      marks += (1 + (2 * (20 + 2 * voice) + 1) / 4) / 128.0 * Rig.MIDDLE;
    }
    assertThat(most).isBetween(0.99 * marks, 1.01 * marks);
  }
}
