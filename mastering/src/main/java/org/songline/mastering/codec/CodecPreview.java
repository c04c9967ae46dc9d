package org.songline.mastering.codec;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;

/**
 * Tells what lossy codecs do to the true peak of a master, and which ceiling that very master needs
 * for each. Where an encoder is present it is asked, and what it gives is decoded and measured; the
 * gain before it is lowered until the measured peak is at the limit or below. Where it is not, the
 * {@link CodecModel} estimates.
 */
public final class CodecPreview {
  /** Encoders decide anew at every gain, so that peaks do not move by the gain alone. */
  private static final double MARGIN_DB = 0.02;

  private static final int MOST_TRIES = 8;

  /** A peak so much lower than it need be is tried again. */
  private static final double CLOSE_DB = 0.2;

  /**
   * Gains so near to one that fails are not tried again, however far the peak jumps between them.
   */
  private static final double TIGHT_DB = 0.1;

  private CodecPreview() {}

  /** Whether the codec's encoder is here. */
  public static boolean present(LossyCodec codec) {
    return codec
        .format(48_000, 2)
        .map(format -> AudioFiles.canWrite(format.container()))
        .orElse(false);
  }

  /**
   * By the encoder when it is present, else by the model.
   *
   * @param limitDbtp what the decoded true peak may be
   * @throws CancellationException when {@code progress} asks to stop; nothing is left behind
   */
  public static CodecPeak of(
      Material material, LossyCodec codec, double limitDbtp, Progress progress) throws IOException {
    return present(codec)
        ? encoded(material, codec, limitDbtp, progress)
        : estimated(material, codec, limitDbtp, progress);
  }

  /** Sends a sound through a codec once, by the encoder when it is present, else by the model. */
  public static Decoded decoded(Material material, LossyCodec codec, Progress progress)
      throws IOException {
    boolean real = present(codec);
    Peaks.Heard heard =
        real ? after(material, codec, 0, progress) : modelled(material, codec, progress);
    return new Decoded(codec.id(), codec.name(), real, heard.dbtp(), heard.overs());
  }

  private static CodecPeak encoded(
      Material material, LossyCodec codec, double limitDbtp, Progress progress) throws IOException {
    double before = peak(material);
    Peaks.Heard first = after(material, codec, 0, progress);
    double after = first.dbtp();
    double gain = 0;
    double checked = after;
    double fails = 0;
    for (int tries = 1; checked > limitDbtp && tries <= MOST_TRIES; tries++) {
      fails = gain;
      gain -= checked - limitDbtp + MARGIN_DB * tries;
      checked = after(material, codec, gain, progress).dbtp();
    }
    while (fails - gain > TIGHT_DB && limitDbtp - checked > CLOSE_DB) {
      double between = (gain + fails) / 2;
      double peak = after(material, codec, between, progress).dbtp();
      if (peak > limitDbtp) {
        fails = between;
      } else {
        gain = between;
        checked = peak;
      }
    }
    return new CodecPeak(
        codec.id(),
        codec.name(),
        true,
        before,
        after,
        after - before,
        limitDbtp,
        gain,
        before + gain,
        checked,
        gain == 0 ? 0 : fails,
        first.overs());
  }

  /**
   * By the model, which needs no encoder and one pass.
   *
   * @param limitDbtp what the decoded true peak may be
   */
  public static CodecPeak estimated(
      Material material, LossyCodec codec, double limitDbtp, Progress progress) throws IOException {
    double before = peak(material);
    Peaks.Heard heard = modelled(material, codec, progress);
    double after = heard.dbtp();
    double gain = Math.min(0, limitDbtp - after);
    return new CodecPeak(
        codec.id(),
        codec.name(),
        false,
        before,
        after,
        after - before,
        limitDbtp,
        gain,
        before + gain,
        after + gain,
        gain,
        heard.overs());
  }

  /** Whether there is no sound at all in it. */
  public static boolean silent(Material material) throws IOException {
    return peak(material) == Peaks.SILENCE;
  }

  private static double peak(Material material) throws IOException {
    double[] found = new double[1];
    material.play(input -> found[0] = Peaks.of(input));
    return found[0];
  }

  private static Peaks.Heard modelled(Material material, LossyCodec codec, Progress progress)
      throws IOException {
    Peaks.Heard[] found = new Peaks.Heard[1];
    material.play(
        input ->
            found[0] =
                Peaks.heard(
                    new CodecModel(
                        new RoundTrip.Watched(input, material.name(), progress, 1, input.frames()),
                        codec.loss())));
    return found[0];
  }

  private static Peaks.Heard after(
      Material material, LossyCodec codec, double gainDb, Progress progress) throws IOException {
    Peaks.Heard[] found = new Peaks.Heard[1];
    RoundTrip.run(material, codec, gainDb, input -> found[0] = Peaks.heard(input), progress);
    return found[0];
  }
}
