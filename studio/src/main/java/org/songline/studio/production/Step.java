package org.songline.studio.production;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a production does besides the mix, its stems and the master, and may leave out. */
public enum Step {
  /** What the coach says of the mix. */
  CHECK,
  /** What is left of it where people listen. */
  TRANSLATE,
  /** The master beside the references on the song's shelf, where there are some. */
  REFERENCES,
  /** What the target's lossy codecs do to the master. */
  CODECS;

  /** As commands write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Step> find(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  public static List<String> ids() {
    return Arrays.stream(values()).map(Step::id).toList();
  }
}
