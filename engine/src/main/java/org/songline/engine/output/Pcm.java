package org.songline.engine.output;

import java.util.List;
import javax.sound.sampled.AudioFormat;
import org.songline.dsp.Quantum;
import org.songline.dsp.dither.Dither;

/**
 * Stereo floats as the bytes of a format: as they are where it takes floats, else rounded with
 * triangular dither. Little-endian. Allocates nothing once made.
 */
final class Pcm {
  private final int bytes;
  private final boolean floats;
  private final Dither[] dither;

  private Pcm(int bits, boolean floats) {
    this.bytes = bits / Byte.SIZE;
    this.floats = floats;
    int rounded = Math.min(bits, 24);
    this.dither =
        new Dither[] {
          new Dither(Dither.Kind.TRIANGULAR, rounded, 1, true),
          new Dither(Dither.Kind.TRIANGULAR, rounded, 2, true)
        };
  }

  /** The formats that can be written, the best first. */
  static List<AudioFormat> formats(int rate) {
    return List.of(
        format(AudioFormat.Encoding.PCM_FLOAT, rate, 32),
        format(AudioFormat.Encoding.PCM_SIGNED, rate, 24),
        format(AudioFormat.Encoding.PCM_SIGNED, rate, 16));
  }

  private static AudioFormat format(AudioFormat.Encoding encoding, int rate, int bits) {
    int frame = bits / Byte.SIZE * Quantum.CHANNELS;
    return new AudioFormat(encoding, rate, bits, Quantum.CHANNELS, frame, rate, false);
  }

  /** For one of {@link #formats}. */
  static Pcm of(AudioFormat format) {
    return new Pcm(
        format.getSampleSizeInBits(), format.getEncoding().equals(AudioFormat.Encoding.PCM_FLOAT));
  }

  int frameBytes() {
    return bytes * Quantum.CHANNELS;
  }

  /** Writes frames as bytes from index 0 on. */
  void write(float[] stereo, int frames, byte[] out) {
    for (int i = 0, at = 0; i < frames * Quantum.CHANNELS; i++, at += bytes) {
      int value = floats ? Float.floatToRawIntBits(stereo[i]) : dither[i & 1].next(stereo[i]);
      for (int b = 0; b < bytes; b++) {
        out[at + b] = (byte) (value >> (Byte.SIZE * b));
      }
    }
  }
}
