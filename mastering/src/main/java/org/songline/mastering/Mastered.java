package org.songline.mastering;

import java.io.IOException;
import org.songline.mastering.codec.Material;
import org.songline.media.audio.AudioWriter;

/** A finished master: its report, and its samples until it is closed. */
public final class Mastered implements AutoCloseable {
  private static final int FRAMES = 1 << 14;

  private final MasterReport report;
  private final SampleStore samples;
  private final int sampleRate;
  private final int channels;
  private final int bits;

  Mastered(MasterReport report, SampleStore samples, int sampleRate, int channels, int bits) {
    this.report = report;
    this.samples = samples;
    this.sampleRate = sampleRate;
    this.channels = channels;
    this.bits = bits;
  }

  public MasterReport report() {
    return report;
  }

  public int sampleRate() {
    return sampleRate;
  }

  public int channels() {
    return channels;
  }

  /** Bits of each sample: at 16 and 24 every one is a whole number of steps; 32 are floats. */
  public int bits() {
    return bits;
  }

  public long frames() {
    return samples.frames();
  }

  /**
   * Reads finished frames, exact as floats.
   *
   * @return how many: fewer than wanted only at the end
   */
  public int read(long frame, float[] interleaved, int offset, int frames) throws IOException {
    return frame >= samples.frames() ? 0 : samples.read(frame, interleaved, offset, frames);
  }

  /** The finished sound, to be played from its start as often as wanted while this is open. */
  public Material material() {
    return new Material() {
      @Override
      public String name() {
        return report.source();
      }

      @Override
      public void play(Listener listener) throws IOException {
        listener.hear(new MasterInput(name(), Mastered.this));
      }
    };
  }

  /** Writes all samples to a file of the same rate, channels and bits. */
  public void writeTo(AudioWriter writer) throws IOException {
    if (bits == 32) {
      writeFloatsTo(writer, 1);
      return;
    }
    float[] block = new float[FRAMES * channels];
    int[] steps = new int[block.length];
    float scale = 1 << (bits - 1);
    for (long at = 0; at < frames(); at += FRAMES) {
      int count = samples.read(at, block, 0, FRAMES);
      for (int i = 0; i < count * channels; i++) {
        steps[i] = (int) (block[i] * scale);
      }
      writer.writeInts(steps, 0, count);
    }
  }

  /**
   * Writes all samples as floats: for a lossy file, which has no bits of its own.
   *
   * @param gain factor on every sample
   */
  public void writeFloatsTo(AudioWriter writer, float gain) throws IOException {
    float[] block = new float[FRAMES * channels];
    for (long at = 0; at < frames(); at += FRAMES) {
      int count = samples.read(at, block, 0, FRAMES);
      for (int i = 0; i < count * channels; i++) {
        block[i] *= gain;
      }
      writer.write(block, 0, count);
    }
  }

  /** Frees the samples. */
  @Override
  public void close() throws IOException {
    samples.close();
  }
}
