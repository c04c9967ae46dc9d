package org.songline.studio.production;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.songline.mastering.MasterReport;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Mastered;
import org.songline.mastering.Mastering;
import org.songline.mastering.input.AudioInput;
import org.songline.media.Progress;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.media.audio.tags.Tags;

/**
 * The mix of a folder mastered, and the master written there: as WAV, as FLAC, and as MP3 where
 * that has its rate.
 *
 * @param mp3 how the MP3 was made; null without one
 */
record MasterFiles(MasterReport report, @Nullable LossyFile mp3) {
  private static final int MP3_KBPS = 320;
  private static final int HIGHEST_MP3_RATE = 48_000;

  static MasterFiles into(
      Path folder, String title, Tags tags, MasterRequest request, Stages stages)
      throws IOException {
    try (AudioReader reader = AudioFiles.open(folder.resolve(Production.MIX));
        Mastered mastered =
            Mastering.master(AudioInput.of(title, reader), request, stages.begin("mastering"))) {
      Progress writing = stages.begin("writing");
      int rate = mastered.sampleRate();
      int channels = mastered.channels();
      int bits = mastered.bits();
      writing.at(0, 3);
      write(
          mastered, folder.resolve(Production.MASTER), WriteFormat.wav(rate, channels, bits), tags);
      writing.at(1, 3);
      write(
          mastered, folder.resolve(Production.FLAC), WriteFormat.flac(rate, channels, bits), tags);
      writing.at(2, 3);
      LossyFile mp3 =
          rate > HIGHEST_MP3_RATE
              ? null
              : LossyFile.write(
                  folder.resolve(Production.MP3),
                  WriteFormat.mp3(rate, channels, MP3_KBPS),
                  tags,
                  mastered,
                  stages);
      return new MasterFiles(mastered.report(), mp3);
    }
  }

  private static void write(Mastered mastered, Path file, WriteFormat format, Tags tags)
      throws IOException {
    try (AudioWriter writer = AudioFiles.create(file, format, tags)) {
      mastered.writeTo(writer);
      writer.finish();
    }
  }
}
