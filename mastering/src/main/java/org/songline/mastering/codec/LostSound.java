package org.songline.mastering.codec;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.songline.dsp.Exact;
import org.songline.mastering.input.AudioInput;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/**
 * Writes what a codec leaves of a master, or what it takes away: the decoded sound less the master,
 * aligned to the frame, at the rate that the codec plays at.
 *
 * @param codec what a command names the codec by
 * @param encoded true when a real encoder was asked, false for the model
 * @param lagFrames by how much the decoded sound came later before it was aligned
 * @param lostDb power of the difference relative to the master; null when either is silent
 * @param peakDbfs the largest sample that was written; null for silence
 */
public record LostSound(
    String codec,
    boolean encoded,
    int lagFrames,
    @Nullable Double lostDb,
    @Nullable Double peakDbfs) {
  private static final int BLOCK = RoundTrip.BLOCK;

  /** Frames at the start that show by how much one lags behind the other. */
  private static final int HEAD = 1 << 17;

  private static final int MOST_LAG = 3000;

  /**
   * Writes a file of 32-bit floats.
   *
   * @param difference true for what is lost, false for what is left
   */
  public static LostSound write(
      Material material, LossyCodec codec, boolean difference, Path file, Progress progress)
      throws IOException {
    boolean real = CodecPreview.present(codec);
    LostSound[] result = new LostSound[1];
    if (real) {
      material.play(
          plain ->
              RoundTrip.run(
                  material,
                  codec,
                  0,
                  decoded -> result[0] = write(plain, decoded, codec, true, difference, file),
                  progress));
    } else {
      material.play(
          plain ->
              material.play(
                  again ->
                      result[0] =
                          write(
                              plain,
                              new CodecModel(
                                  new RoundTrip.Watched(
                                      again, material.name(), progress, 1, again.frames()),
                                  codec.loss()),
                              codec,
                              false,
                              difference,
                              file)));
    }
    return result[0];
  }

  private static LostSound write(
      AudioInput plain,
      AudioInput decoded,
      LossyCodec codec,
      boolean real,
      boolean difference,
      Path file)
      throws IOException {
    int channels = decoded.channels();
    int rate = decoded.sampleRate();
    AudioInput source = plain.sampleRate() == rate ? plain : new AtRate(plain, rate);
    float[] x = new float[HEAD * channels];
    float[] y = new float[HEAD * channels];
    int inX = fill(source, x, 0, HEAD);
    int inY = fill(decoded, y, 0, HEAD);
    int lag = lag(x, y, Math.min(inX, inY), channels);
    if (lag > 0) {
      inY = drop(decoded, y, inY, lag);
    } else if (lag < 0) {
      inX = drop(source, x, inX, -lag);
    }
    double own = 0;
    double other = 0;
    float peak = 0;
    try (AudioWriter writer =
        AudioFiles.create(file, WriteFormat.wavFloat(rate, channels), Tags.NONE)) {
      for (int n = inX; n > 0; n = fill(source, x, 0, BLOCK), inY = fill(decoded, y, 0, n)) {
        java.util.Arrays.fill(y, Math.min(inY, n) * channels, n * channels, 0);
        for (int i = 0; i < n * channels; i++) {
          float lost = y[i] - x[i];
          own += (double) x[i] * x[i];
          other += (double) lost * lost;
          y[i] = difference ? lost : y[i];
          peak = Math.max(peak, Math.abs(y[i]));
        }
        writer.write(y, 0, n);
      }
      writer.finish();
    }
    return new LostSound(
        codec.id(),
        real,
        lag,
        own == 0 || other == 0 ? null : Exact.decibels(other / own) / 2,
        peak == 0 ? null : Exact.decibels(peak));
  }

  private static int fill(AudioInput input, float[] to, int from, int frames) throws IOException {
    int done = 0;
    while (done < frames) {
      int n = input.read(to, (from + done) * input.channels(), frames - done);
      if (n == 0) {
        break;
      }
      done += n;
    }
    return done;
  }

  /** Takes frames from the front of a full head, and fills its end again. */
  private static int drop(AudioInput input, float[] head, int held, int frames) throws IOException {
    int c = input.channels();
    int rest = Math.max(0, held - frames);
    System.arraycopy(head, (held - rest) * c, head, 0, rest * c);
    return rest + fill(input, head, rest, held - rest);
  }

  /** By how many frames the second comes later, from the largest product of the first channels. */
  static int lag(float[] x, float[] y, int frames, int channels) {
    int from = MOST_LAG;
    int to = Math.min(frames - MOST_LAG, from + 12_000);
    double best = 0;
    int found = 0;
    for (int step = 0; step <= 2 * MOST_LAG; step++) {
      // From 0 outwards, so that of equal ones the nearest is taken.
      int lag = (step + 1) / 2 * (step % 2 == 0 ? -1 : 1);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += (double) x[i * channels] * y[(i + lag) * channels];
      }
      if (sum > best) {
        best = sum;
        found = lag;
      }
    }
    return found;
  }
}
