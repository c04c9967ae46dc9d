package org.songline.devices.sampler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.songline.media.audio.AudioData;
import org.songline.media.audio.AudioFiles;
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
    Recording reversed() {
      return new Recording(channels.stream().map(Sample::reversed).toList(), Optional.empty());
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
