package org.songline.devices.sampler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioFormat;
import org.songline.media.audio.AudioReader;
import org.songline.media.audio.tags.SamplerInfo;

/** Reads audio files for the sampler. */
final class Recordings {
  /** Samples in all channels of one file: an hour of stereo. */
  private static final long MOST = 2L * 3600 * 48000;

  private Recordings() {}

  /**
   * One file: a sample for each of its channels, two at most.
   *
   * @param sampler what the file says about keys and loops, empty for nothing
   */
  record Recording(List<Sample> channels, Optional<SamplerInfo> sampler) {
    /** The same backwards; loops stay where they are in time. */
    Recording reversed() throws IOException {
      List<Sample> back = new ArrayList<>();
      for (Sample channel : channels) {
        back.add(channel.reversed());
      }
      return new Recording(back, Optional.empty());
    }
  }

  /**
   * One file that stays on disk, when it can be read from any place.
   *
   * @param number of its first sample among those of its library that lie in files
   * @return empty when it must be read as a whole
   */
  static Optional<Recording> streamed(Path file, int number) throws IOException {
    try (AudioReader reader = AudioFiles.open(file)) {
      AudioFormat format = reader.format();
      if (!reader.seekable() || format.frames() < 0 || format.frames() > Integer.MAX_VALUE / 2) {
        return Optional.empty();
      }
      var source = new SampleFile(file, format.channels(), (int) format.frames(), format.rate());
      var channels = new ArrayList<Sample>();
      for (int c = 0; c < Math.min(2, format.channels()); c++) {
        channels.add(new Sample(source, c, number + c));
      }
      return Optional.of(new Recording(channels, reader.metadata().sampler()));
    }
  }

  /** Bytes of a file's samples in memory; 0 where it cannot be read. */
  static long bytes(Path file) {
    try (AudioReader reader = AudioFiles.open(file)) {
      return Math.max(0, reader.format().frames())
          * Math.min(2, reader.format().channels())
          * Float.BYTES;
    } catch (IOException unreadable) {
      return 0;
    }
  }

  static Recording read(Path file) throws IOException {
    AudioData data = AudioFiles.readAll(file, MOST);
    var channels = new ArrayList<Sample>();
    for (int c = 0; c < Math.min(2, data.channels().length); c++) {
      channels.add(new Sample(data.channels()[c], data.format().rate()));
    }
    return new Recording(channels, data.metadata().sampler());
  }
}
