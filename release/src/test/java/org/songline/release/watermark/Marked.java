package org.songline.release.watermark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.songline.dsp.Exact;
import org.songline.dsp.resample.Resampler;
import org.songline.dsp.spectral.RealFft;
import org.songline.dsp.spectral.Window;
import org.songline.measure.loudness.Loudness;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/** Stereo sounds in memory, interleaved: marked, coded, cut and measured. */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record Marked(float[] sound, int rate) {
  private static final int BARKS = 15;
  private static final int LOWEST_BARK = 4;

  static byte[] key(int number) {
    byte[] key = new byte[32];
    for (int i = 0; i < 4; i++) {
      key[i] = (byte) (number >> (8 * i));
    }
    return key;
  }

  int frames() {
    return sound.length / 2;
  }

  Marked mark(byte[] key, int number) {
    Embedder embedder = new Embedder(key, number, rate, 2);
    int block = 2 * embedder.hop();
    float[] in = new float[block];
    float[] out = new float[block];
    float[] marked = new float[sound.length];
    int late = 2 * embedder.latency();
    for (int at = 0; at < sound.length + late; at += block) {
      Arrays.fill(in, 0);
      if (at < sound.length) {
        System.arraycopy(sound, at, in, 0, Math.min(block, sound.length - at));
      }
      embedder.process(in, out);
      int to = at - late;
      if (to >= 0 && to < sound.length) {
        System.arraycopy(out, 0, marked, to, Math.min(block, sound.length - to));
      }
    }
    return new Marked(marked, rate);
  }

  Marked cut(double from, double seconds) {
    int start = 2 * (int) (from * rate);
    int end = Math.min(sound.length, start + 2 * (int) (seconds * rate));
    return new Marked(Arrays.copyOfRange(sound, start, end), rate);
  }

  Marked resampled(int to) {
    Resampler resampler = Resampler.of(2, rate, to);
    float[] out = new float[2 * (resampler.maxOutput(frames()) + resampler.maxFinish())];
    int count = resampler.process(sound, 0, frames(), out, 0);
    count += resampler.finish(out, 2 * count);
    return new Marked(Arrays.copyOf(out, 2 * count), to);
  }

  void write(Path file, WriteFormat format) throws IOException {
    try (AudioWriter writer = AudioFiles.create(file, format, Tags.NONE)) {
      writer.write(sound, 0, frames());
      writer.finish();
    }
  }

  static Marked read(Path file) throws IOException {
    AudioData data = AudioFiles.readAll(file, 1L << 28);
    float[] both = new float[2 * data.frames()];
    int last = data.format().channels() - 1;
    for (int i = 0; i < data.frames(); i++) {
      both[2 * i] = data.channels()[0][i];
      both[2 * i + 1] = data.channels()[last][i];
    }
    return new Marked(both, data.format().rate());
  }

  /** Written to a file in a lossy code and read back. */
  Marked coded(WriteFormat format) throws IOException {
    Path file = Files.createTempFile("marked", "." + format.container().extension());
    try {
      write(file, format);
      return read(file);
    } finally {
      Files.delete(file);
    }
  }

  Detector detector() {
    Features features = new Features(rate, 2);
    features.take(sound, frames());
    return Detector.of(features.finish());
  }

  double lufs() {
    Loudness loudness = new Loudness(rate, 2);
    loudness.accept(sound, 0, frames());
    return loudness.integrated();
  }

  /**
   * How what was added stands against what the sound masks, by a grid of its own: frames of 1024
   * and bands of a Bark, whose maskers spread by 27 dB a Bark downwards and 12 dB upwards.
   *
   * @param mean noise-to-mask ratio in dB
   * @param above the share of tiles in which it is above the mask
   */
  record Noise(double mean, double above) {}

  Noise noise(Marked marked) {
    int size = 1024;
    RealFft fft = RealFft.of(size);
    double[] window = Window.hann(size);
    int[] starts = starts(fft.bins(), size);
    double sum = 0;
    long tiles = 0;
    long above = 0;
    for (int at = 0; at + size <= frames(); at += size) {
      double[] power = power(fft, window, at, sound, null);
      double[] added = power(fft, window, at, marked.sound, sound);
      double[] maskers = new double[BARKS];
      for (int band = 0; band < BARKS; band++) {
        double own = sum(power, starts, band);
        double offset =
            Embedder.offset(
                power, starts[band], starts[band + 1] - 1, hertz(band + LOWEST_BARK + 0.5));
        for (int other = 0; other < BARKS; other++) {
          int up = other - band;
          double fall = up < 0 ? -27 * up : 12 * up;
          double gain = Exact.gain(-offset - fall);
          maskers[other] += own * gain * gain;
        }
      }
      for (int band = 0; band < BARKS; band++) {
        double noise = sum(added, starts, band);
        if (maskers[band] > 1e-8 && noise > 0) {
          double ratio = Exact.decibels(Math.sqrt(noise / maskers[band]));
          sum += ratio;
          tiles++;
          above += ratio > 0 ? 1 : 0;
        }
      }
    }
    return new Noise(sum / Math.max(1, tiles), (double) above / Math.max(1, tiles));
  }

  private int[] starts(int bins, int size) {
    int[] starts = new int[BARKS + 1];
    for (int band = 0; band <= BARKS; band++) {
      starts[band] = (int) Math.min(bins - 1, hertz(band + LOWEST_BARK) * size / rate);
    }
    return starts;
  }

  private static double hertz(double bark) {
    return 1960 * (bark + 0.53) / (26.28 - bark);
  }

  private static double sum(double[] power, int[] starts, int band) {
    double sum = 0;
    for (int bin = starts[band]; bin < starts[band + 1]; bin++) {
      sum += power[bin];
    }
    return sum;
  }

  private static double[] power(
      RealFft fft,
      double[] window,
      int at,
      float[] sound,
      float @org.jspecify.annotations.Nullable [] less) {
    double[] frame = new double[window.length];
    for (int i = 0; i < frame.length; i++) {
      int left = 2 * (at + i);
      double other = less == null ? 0 : less[left];
      frame[i] = (sound[left] - other) * window[i];
    }
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    fft.forward(frame, re, im, fft.work());
    for (int bin = 0; bin < re.length; bin++) {
      re[bin] = re[bin] * re[bin] + im[bin] * im[bin];
    }
    return re;
  }
}
