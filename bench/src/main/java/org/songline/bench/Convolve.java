package org.songline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.songline.dsp.convolve.Convolver;
import org.songline.dsp.convolve.Impulse;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/**
 * W6 and W6rt: {@code Convolve IN IMPULSE OUT live|offline} convolves a stereo file with a stereo
 * impulse response at a fifth of its level, to 24 bits.
 */
public final class Convolve {
  private static final float GAIN = 0.2f;
  private static final long MOST = 1 << 24;

  /** Frames that are read and written at once. */
  private static final int CHUNK = 32768;

  private Convolve() {}

  public static void main(String[] arguments) throws IOException {
    run(
        Path.of(arguments[0]),
        Path.of(arguments[1]),
        Path.of(arguments[2]),
        arguments[3].equals("live"));
  }

  static void run(Path from, Path response, Path to, boolean live) throws IOException {
    AudioData data = AudioFiles.readAll(response, MOST);
    Impulse impulse = Impulse.stereo(scaled(data.channels()[0]), scaled(data.channels()[1]));
    Convolver convolver = live ? Convolver.live(impulse) : Convolver.offline(impulse);
    int block = convolver.block();
    float[] audio = new float[2 * CHUNK];
    try (AudioReader reader = AudioFiles.open(from);
        AudioWriter writer =
            AudioFiles.create(to, WriteFormat.wav(reader.format().rate(), 2, 24), Tags.NONE)) {
      for (int n = read(reader, audio); n > 0; n = read(reader, audio)) {
        Arrays.fill(audio, 2 * n, audio.length, 0f);
        for (int at = 0; at < n; at += block) {
          convolver.process(audio, 2 * at);
        }
        writer.write(audio, 0, n);
      }
      writer.finish();
    }
  }

  /** Fills the chunk, but for the end of the file. */
  private static int read(AudioReader reader, float[] audio) throws IOException {
    int n = 0;
    for (int got = 1; got > 0 && n < CHUNK; n += got) {
      got = reader.read(audio, 2 * n, CHUNK - n);
    }
    return n;
  }

  private static float[] scaled(float[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = GAIN * x[i];
    }
    return y;
  }
}
