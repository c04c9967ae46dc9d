package org.songline.model.song;

import java.util.Comparator;
import org.songline.model.song.Id.SectionId;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/** A part of the song's form. */
public record Section(SectionId id, Kind kind, String name, TickPosition start, Ticks length) {
  /** By start. */
  public static final Comparator<Section> ORDER = Comparator.comparing(Section::start);

  /** What a section does in the form. */
  public enum Kind {
    INTRO,
    VERSE,
    PRE_CHORUS,
    CHORUS,
    POST_CHORUS,
    BUILD,
    DROP,
    BREAK,
    BRIDGE,
    SOLO,
    INTERLUDE,
    OUTRO,
    OTHER
  }

  public TickPosition end() {
    return start.plus(length);
  }
}
