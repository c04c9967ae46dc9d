package org.songline.media.soundfont;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.songline.media.MediaProblem;
import org.songline.media.vorbis.VorbisStream;

/** Decodes one Ogg Vorbis sample to its first channel. */
final class VorbisSample {
  /** Frames of one sample: six minutes at 44.1 kHz. */
  private static final int MOST_FRAMES = 1 << 24;

  private static final int BLOCK = 1 << 13;

  private VorbisSample() {}

  static float[] decode(String font, String place, byte[] packed, VorbisStream.Setups setups)
      throws IOException {
    VorbisStream stream = VorbisStream.open(font, place, new ByteArrayInputStream(packed), setups);
    int channels = stream.channels();
    if (channels > 2) {
      throw problem(font, place, "has " + channels + " channels");
    }
    float[] block = new float[BLOCK * channels];
    float[] frames = new float[2 * BLOCK];
    int count = 0;
    while (true) {
      int read = stream.read(block, 0, BLOCK);
      if (count + read > MOST_FRAMES) {
        throw problem(font, place, "is longer than " + MOST_FRAMES + " frames");
      }
      if (count + read > frames.length) {
        frames = Arrays.copyOf(frames, frames.length * 2);
      }
      for (int i = 0; i < read; i++) {
        frames[count++] = block[i * channels];
      }
      if (read < BLOCK) {
        return Arrays.copyOf(frames, count);
      }
    }
  }

  private static MediaProblem problem(String font, String place, String what) {
    return new MediaProblem(font, place, what, "get the SoundFont file again");
  }
}
