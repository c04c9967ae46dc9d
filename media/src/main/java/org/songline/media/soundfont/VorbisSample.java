package org.songline.media.soundfont;

import de.jarnbjo.ogg.BasicStream;
import de.jarnbjo.ogg.EndOfOggStreamException;
import de.jarnbjo.ogg.LogicalOggStream;
import de.jarnbjo.vorbis.VorbisStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Decodes one Ogg Vorbis sample to its first channel. */
final class VorbisSample {
  /** Frames that one byte of Vorbis may grow to; real music stays below 100. */
  private static final int MOST_GROWTH = 4096;

  private VorbisSample() {}

  static float[] decode(byte[] packed) throws IOException {
    var physical = new BasicStream(new ByteArrayInputStream(packed));
    var logical = (LogicalOggStream) physical.getLogicalStreams().iterator().next();
    var vorbis = new VorbisStream(logical);
    int channels = vorbis.getIdentificationHeader().getChannels();
    int most = (int) Math.min(1 << 28, (long) packed.length * MOST_GROWTH);
    float[] frames = new float[Math.min(most, 1 << 14)];
    int count = 0;
    byte[] pcm = new byte[4096 * 2 * channels];
    try {
      while (count < most) {
        int read = vorbis.readPcm(pcm, 0, pcm.length);
        for (int i = 0; i + 1 < read; i += 2 * channels) {
          if (count == frames.length) {
            frames = Arrays.copyOf(frames, count * 2);
          }
          frames[count++] = (short) (pcm[i] << 8 | (pcm[i + 1] & 0xFF)) * (1 / 32768f);
        }
      }
    } catch (EndOfOggStreamException end) {
      // The only way in which the decoder tells that all is read.
    }
    long length = granule(packed);
    return Arrays.copyOf(frames, length > 0 && length < count ? (int) length : count);
  }

  /** The granule position of the last Ogg page: how many frames the stream really has. */
  private static long granule(byte[] packed) {
    for (int at = packed.length - 14; at >= 0; at--) {
      if (packed[at] == 'O'
          && packed[at + 1] == 'g'
          && packed[at + 2] == 'g'
          && packed[at + 3] == 'S') {
        long granule = 0;
        for (int i = 7; i >= 0; i--) {
          granule = granule << 8 | (packed[at + 6 + i] & 0xFF);
        }
        return granule;
      }
    }
    return -1;
  }
}
