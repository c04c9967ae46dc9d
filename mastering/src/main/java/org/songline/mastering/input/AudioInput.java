package org.songline.mastering.input;

import java.io.IOException;
import org.songline.media.audio.AudioReader;

/** Sound to be mastered, read once from start to end. */
public interface AudioInput {
  /** For messages: the file's name, for example. */
  String name();

  int sampleRate();

  int channels();

  /** Frames in all, or -1 when only reading to the end tells. */
  long frames();

  /**
   * Reads the next frames.
   *
   * @param interleaved filled from {@code offset}, full scale 1
   * @param frames how many are wanted
   * @return how many were read: fewer only at the end, 0 after it
   */
  int read(float[] interleaved, int offset, int frames) throws IOException;

  /** An open file; whoever opened it closes it. */
  static AudioInput of(String name, AudioReader reader) {
    return new AudioInput() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public int sampleRate() {
        return reader.format().rate();
      }

      @Override
      public int channels() {
        return reader.format().channels();
      }

      @Override
      public long frames() {
        return reader.format().frames();
      }

      @Override
      public int read(float[] interleaved, int offset, int frames) throws IOException {
        return reader.read(interleaved, offset, frames);
      }
    };
  }

  /** Interleaved samples in memory. */
  static AudioInput of(String name, int sampleRate, int channels, float[] samples) {
    return new AudioInput() {
      private int at;

      @Override
      public String name() {
        return name;
      }

      @Override
      public int sampleRate() {
        return sampleRate;
      }

      @Override
      public int channels() {
        return channels;
      }

      @Override
      public long frames() {
        return samples.length / channels;
      }

      @Override
      public int read(float[] interleaved, int offset, int frames) {
        int count = Math.min(frames, samples.length / channels - at);
        System.arraycopy(samples, at * channels, interleaved, offset, count * channels);
        at += count;
        return count;
      }
    };
  }
}
