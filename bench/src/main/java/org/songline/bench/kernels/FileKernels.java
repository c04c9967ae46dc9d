package org.songline.bench.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.WriteFormat;

/** Ten seconds of stereo, 24 bits, to and from files. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@NullUnmarked
public class FileKernels {
  private static final WriteFormat FLAC = WriteFormat.flac(Sounds.RATE, 2, 24);
  private static final int FRAMES = 10 * Sounds.RATE;

  private final float[] samples = Sounds.noise(2 * FRAMES);
  private final float[] block = new float[2 * 8192];
  private Path flac;
  private Path wav;
  private Path written;

  @Setup(Level.Trial)
  public void write() throws IOException {
    flac = Sounds.file(FLAC, FRAMES);
    wav = Sounds.file(WriteFormat.wav(Sounds.RATE, 2, 24), FRAMES);
    written = Files.createTempFile("kernel", ".flac");
  }

  @TearDown(Level.Trial)
  public void delete() throws IOException {
    Files.delete(flac);
    Files.delete(wav);
    Files.delete(written);
  }

  @Benchmark
  public void encodeFlac() throws IOException {
    Sounds.write(written, FLAC, samples);
  }

  @Benchmark
  public float decodeFlac() throws IOException {
    return read(flac);
  }

  @Benchmark
  public float decodeWav() throws IOException {
    return read(wav);
  }

  private float read(Path file) throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      float last = 0;
      while (reader.read(block, 0, block.length / 2) > 0) {
        last = block[0];
      }
      return last;
    }
  }
}
