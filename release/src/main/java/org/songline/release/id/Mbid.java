package org.songline.release.id;

import java.util.Locale;

/** A MusicBrainz identifier: a UUID. */
public record Mbid(String text) implements Identifier {
  public Mbid {
    text = text.strip().toLowerCase(Locale.ROOT);
    if (!text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no MusicBrainz identifier, which is a UUID");
    }
  }
}
