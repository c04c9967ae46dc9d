package org.songline.model.song;

import org.songline.model.song.Id.SourceId;

/**
 * A recording: in the song's media folder, stored under the hash of its content and never
 * overwritten, or in the library of sounds that come with Songline.
 *
 * @param name what people read, usually the name of the file that was imported
 * @param file name within {@code media/}: the SHA-256 of the content in hex, a dot, the extension;
 *     or {@code library:NAME}
 * @param rate frames a second of the recording
 * @param channels 1 or more
 * @param frames its length at its own rate
 */
public record AudioSource(
    SourceId id, String name, String file, int rate, int channels, long frames) {
  public AudioSource {
    if (rate < 1 || channels < 1 || frames < 0) {
      throw new IllegalArgumentException(
          "a recording of " + frames + " frames of " + channels + " channels at " + rate);
    }
  }

  /** Whether a name is one of the library's files, such as {@code library:samples/bd_haus.flac}. */
  public static boolean isLibrary(String file) {
    return file.startsWith("library:")
        && file.length() > "library:".length()
        && file.length() < 1000;
  }

  /** Whether a name has the form of a stored file's. */
  public static boolean isStored(String file) {
    return file.matches("[0-9a-f]{64}\\.[a-z0-9]{1,8}");
  }
}
