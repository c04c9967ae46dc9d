package org.songline.media.audio;

/** The kinds of sound file. */
public enum Container {
  /** RIFF, RF64 or BW64. */
  WAV("wav"),
  /** AIFF or AIFF-C. */
  AIFF("aiff"),
  FLAC("flac"),
  MP3("mp3"),
  /** Ogg with Vorbis, FLAC or Speex inside. */
  OGG("ogg"),
  /** Ogg with Opus inside. */
  OPUS("opus"),
  /** MPEG-4, with AAC or Apple Lossless inside. */
  M4A("m4a"),
  /** AAC in bare ADTS frames. */
  AAC("aac");

  private final String extension;

  Container(String extension) {
    this.extension = extension;
  }

  /** The usual end of a file name, without the dot. */
  public String extension() {
    return extension;
  }
}
