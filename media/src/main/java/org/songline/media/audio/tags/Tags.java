package org.songline.media.audio.tags;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of a file and its cover.
 *
 * @param texts in the order of {@link Tag}; never blank
 */
public record Tags(Map<Tag, String> texts, Optional<Picture> cover) {
  /** Longest text that is kept, in characters; the rest is cut. */
  public static final int MAX_TEXT = 65_536;

  /** Nothing said. */
  public static final Tags NONE = new Tags(Map.of(), Optional.empty());

  public Tags {
    EnumMap<Tag, String> kept = new EnumMap<>(Tag.class);
    texts.forEach(
        (tag, text) -> {
          String clean = text.replace("\0", "").strip();
          if (!clean.isEmpty()) {
            kept.put(tag, clean.length() > MAX_TEXT ? clean.substring(0, MAX_TEXT) : clean);
          }
        });
    texts = Collections.unmodifiableMap(kept);
  }

  public Optional<String> get(Tag tag) {
    return Optional.ofNullable(texts.get(tag));
  }

  /** These tags with one more or one replaced; a blank text removes it. */
  public Tags with(Tag tag, String text) {
    EnumMap<Tag, String> next = new EnumMap<>(Tag.class);
    next.putAll(texts);
    next.put(tag, text);
    return new Tags(next, cover);
  }

  public Tags withCover(Picture picture) {
    return new Tags(texts, Optional.of(picture));
  }

  public boolean isEmpty() {
    return texts.isEmpty() && cover.isEmpty();
  }
}
