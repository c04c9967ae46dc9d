package org.songline.studio.production;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.exchange.audio.SoundFile;
import org.songline.mastering.Mastered;
import org.songline.mastering.codec.CodecPreview;
import org.songline.mastering.codec.CodecSafety;
import org.songline.mastering.codec.Decoded;
import org.songline.mastering.codec.LossyCodec;
import org.songline.mastering.codec.Material;
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
 * @param ceilingDbtp that the file must hold: the master's, or for a lossy one what is wanted after
 *     decoding
 * @param figures of what was read back
 * @param decoded what was read back, sent through the codecs that the master's ceiling was chosen
 *     for; empty when there are none, and for a lossy file
 * @param codecSafe whether these stay at or below what is wanted
 */
public record MasterFile(
    Path file,
    double gainDb,
    double ceilingDbtp,
    Measurement figures,
    List<Decoded> decoded,
    boolean codecSafe) {
  public MasterFile {
    decoded = List.copyOf(decoded);
  }

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
    Optional<CodecSafety> wish = mastered.report().request().codecSafety();
    if (format.coding() instanceof WriteFormat.Bitrate) {
      LossyFile lossy = LossyFile.write(file, format, tags, mastered, stages);
      return new MasterFile(
          file, lossy.gainDb(), lossy.ceilingDbtp(), lossy.figures(), List.of(), true);
    }
    try (AudioWriter writer = AudioFiles.create(file, format, tags)) {
      mastered.writeTo(writer);
      writer.finish();
    }
    Measurement figures =
        Measure.file(file, Part.quick(), stages.begin("measuring " + file.getFileName())).figures();
    List<Decoded> decoded = new ArrayList<>();
    if (wish.isPresent() && figures.levels().samplePeakDbfs() != null) {
      for (String id : wish.get().codecs()) {
        LossyCodec codec = LossyCodec.find(id).orElseThrow();
        decoded.add(
            CodecPreview.decoded(
                Material.of(file),
                codec,
                stages.begin(file.getFileName() + " as " + codec.name())));
      }
    }
    boolean safe = wish.map(it -> it.holds(decoded)).orElse(true);
    return new MasterFile(file, 0, ceilingDbtp, figures, decoded, safe);
  }

  /** Whether its true peak is at or below the ceiling, and that of what codecs make of it too. */
  public boolean holds() {
    Double peak = figures.levels().truePeakDbtp();
    return codecSafe && (peak == null || peak <= ceilingDbtp);
  }
}
