package org.songline.model.song;

/**
 * The lasting name of a part of a song, unique among the parts of its kind: lower-case letters,
 * digits and hyphens, at most 64, such as {@code bass} or {@code lead-2}. Each kind of part has its
 * own record so that one can never stand for another.
 */
public sealed interface Id extends Comparable<Id> {
  String text();

  /** By their text. */
  @Override
  default int compareTo(Id other) {
    return text().compareTo(other.text());
  }

  /** Whether a text has the form of an id. */
  static boolean isOne(String text) {
    return text.length() <= 64 && text.matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  /** Checks the form of an id; returns it. */
  static String checked(String text) {
    if (!isOne(text)) {
      throw new IllegalArgumentException(
          "the id \"" + text + "\" is not of lower-case letters, digits and single hyphens");
    }
    return text;
  }

  record TrackId(String text) implements Id {
    public static final TrackId MASTER = new TrackId("master");

    public TrackId {
      checked(text);
    }
  }

  /** Unique in the whole song, so that a device keeps its identity when it moves. */
  record DeviceId(String text) implements Id {
    public DeviceId {
      checked(text);
    }
  }

  /** Unique in the whole song. */
  record ClipId(String text) implements Id {
    public ClipId {
      checked(text);
    }
  }

  record PatternId(String text) implements Id {
    public PatternId {
      checked(text);
    }
  }

  record SourceId(String text) implements Id {
    public SourceId {
      checked(text);
    }
  }

  record SectionId(String text) implements Id {
    public SectionId {
      checked(text);
    }
  }

  record MarkerId(String text) implements Id {
    public MarkerId {
      checked(text);
    }
  }

  record SnapshotId(String text) implements Id {
    public SnapshotId {
      checked(text);
    }
  }

  record PersonId(String text) implements Id {
    public PersonId {
      checked(text);
    }
  }
}
