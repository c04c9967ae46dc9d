package org.songline.media.audio;

/** What kind of file to write. */
public record WriteFormat(Container container, int rate, int channels, Coding coding) {
  public WriteFormat {
    if (rate < 1 || rate > AudioFormat.MAX_RATE) {
      throw new IllegalArgumentException("a rate of " + rate + " Hz");
    }
    if (channels < 1 || channels > AudioFormat.MAX_CHANNELS) {
      throw new IllegalArgumentException(channels + " channels");
    }
  }

  /** How samples are kept. */
  public sealed interface Coding {}

  /** Integers of 16, 24 or 32 bits (FLAC: 16 or 24). */
  public record Pcm(int bits) implements Coding {
    public Pcm {
      if (bits != 16 && bits != 24 && bits != 32) {
        throw new IllegalArgumentException(bits + " bits; 16, 24 and 32 can be written");
      }
    }
  }

  /** 32-bit floats. */
  public record Float32() implements Coding {}

  /** A lossy code at a fixed (MP3) or average (Opus, AAC) rate. */
  public record Bitrate(int kbps) implements Coding {
    public Bitrate {
      if (kbps < 8 || kbps > 512) {
        throw new IllegalArgumentException(kbps + " kbit/s; 8 to 512 can be written");
      }
    }
  }

  /** A lossy code of constant quality: 0 best (MP3 V0) to 9. */
  public record Quality(int level) implements Coding {
    public Quality {
      if (level < 0 || level > 9) {
        throw new IllegalArgumentException("quality " + level + "; 0 (best) to 9");
      }
    }
  }

  /** The same kind of file with another number of channels. */
  public WriteFormat withChannels(int count) {
    return new WriteFormat(container, rate, count, coding);
  }

  public static WriteFormat wav(int rate, int channels, int bits) {
    return new WriteFormat(Container.WAV, rate, channels, new Pcm(bits));
  }

  public static WriteFormat wavFloat(int rate, int channels) {
    return new WriteFormat(Container.WAV, rate, channels, new Float32());
  }

  public static WriteFormat flac(int rate, int channels, int bits) {
    return new WriteFormat(Container.FLAC, rate, channels, new Pcm(bits));
  }

  public static WriteFormat mp3(int rate, int channels, int kbps) {
    return new WriteFormat(Container.MP3, rate, channels, new Bitrate(kbps));
  }

  public static WriteFormat mp3Quality(int rate, int channels, int level) {
    return new WriteFormat(Container.MP3, rate, channels, new Quality(level));
  }

  public static WriteFormat opus(int rate, int channels, int kbps) {
    return new WriteFormat(Container.OPUS, rate, channels, new Bitrate(kbps));
  }

  public static WriteFormat m4a(int rate, int channels, int kbps) {
    return new WriteFormat(Container.M4A, rate, channels, new Bitrate(kbps));
  }
}
