package org.songline.studio.production;

import java.io.IOException;
import java.nio.file.Path;
import org.songline.exchange.audio.SoundFile;
import org.songline.mastering.Mastered;
import org.songline.measure.Measure;
import org.songline.measure.Measurement;
import org.songline.measure.Part;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/**
 * A master written to a file and read back.
 *
 * @param file where
 * @param gainDb by how much a lossy file is softer than the master, so that it does not clip when
 *     played; 0 or below
 * @param ceilingDbtp that the file must hold: the master's, or full scale for a lossy one
 * @param figures of what was read back
 */
public record MasterFile(Path file, double gainDb, double ceilingDbtp, Measurement figures) {

  /**
   * Writes a master as what the file's name ends in.
   *
   * @param ceilingDbtp of the master
   */
  public static MasterFile write(
      Path file, Mastered mastered, double ceilingDbtp, Tags tags, Stages stages)
      throws IOException {
    WriteFormat format =
        SoundFile.format(file, mastered.sampleRate(), mastered.bits())
            .withChannels(mastered.channels());
    if (format.coding() instanceof WriteFormat.Bitrate) {
      LossyFile lossy = LossyFile.write(file, format, tags, mastered, stages);
      return new MasterFile(file, lossy.gainDb(), LossyFile.CEILING_DBTP, lossy.figures());
    }
    try (AudioWriter writer = AudioFiles.create(file, format, tags)) {
      mastered.writeTo(writer);
      writer.finish();
    }
    Measurement figures =
        Measure.file(file, Part.quick(), stages.begin("measuring " + file.getFileName())).figures();
    return new MasterFile(file, 0, ceilingDbtp, figures);
  }

  /** Whether its true peak is at or below the ceiling. */
  public boolean holds() {
    Double peak = figures.levels().truePeakDbtp();
    return peak == null || peak <= ceilingDbtp;
  }
}
