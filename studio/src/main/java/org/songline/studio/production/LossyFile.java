package org.songline.studio.production;

import java.io.IOException;
import java.nio.file.Path;
import org.songline.dsp.Exact;
import org.songline.mastering.Mastered;
import org.songline.mastering.codec.CodecSafety;
import org.songline.measure.Measure;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/**
 * A master in a lossy file. Such a file does not hold the wave but something like it, whose peaks
 * may be higher: what is decoded is measured, and the file is made again, softer by what it was
 * over, until its true peak is at most full scale, or what is wanted after codecs.
 *
 * @param ceilingDbtp what its true peak may be
 * @param gainDb by how much it is softer than the master, 0 or below
 * @param figures of the decoded file
 */
record LossyFile(double ceilingDbtp, double gainDb, Measurement figures) {
  /** What a player that turns floats into whole numbers clips above. */
  private static final double FULL_SCALE_DBTP = 0;

  /** Gain moves peaks a little otherwise than by itself: the encoder decides anew. */
  private static final double MARGIN_DB = 0.02;

  private static final int MOST_TRIES = 8;

  static LossyFile write(Path file, WriteFormat format, Tags tags, Mastered master, Stages stages)
      throws IOException {
    double ceiling =
        master.report().request().codecSafety().map(CodecSafety::limitDbtp).orElse(FULL_SCALE_DBTP);
    double gain = 0;
    for (int tries = 1; ; tries++) {
      try (AudioWriter writer = AudioFiles.create(file, format, tags)) {
        master.writeFloatsTo(writer, (float) Exact.gain(gain));
        writer.finish();
      }
      Measurement figures =
          Measure.file(file, Part.quick(), stages.begin("measuring " + file.getFileName()))
              .figures();
      Double peak = figures.levels().truePeakDbtp();
      if (peak == null || peak <= ceiling || tries == MOST_TRIES) {
        return new LossyFile(ceiling, gain, figures);
      }
      gain -= peak - ceiling + MARGIN_DB * tries;
    }
  }
}
