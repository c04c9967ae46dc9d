package org.songline.model.operation;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.songline.model.song.Id;

/** Ids of one kind that are free in a song: the name of a relative with the next free number. */
final class FreshIds<T extends Id> {
  private static final int LONGEST = 52;

  private final Function<String, T> kind;
  private final Set<String> taken = new HashSet<>();

  FreshIds(Function<String, T> kind) {
    this.kind = kind;
  }

  FreshIds<T> taken(Id id) {
    taken.add(id.text());
    return this;
  }

  /** A free id like another one: {@code bass-2} after {@code bass}, {@code bass-3} after both. */
  T like(String relative) {
    String stem = relative.replaceFirst("-[0-9]{1,9}$", "");
    stem = stem.length() > LONGEST ? stem.substring(0, LONGEST).replaceFirst("-$", "") : stem;
    for (int number = 2; ; number++) {
      String id = stem + "-" + number;
      if (taken.add(id)) {
        return kind.apply(id);
      }
    }
  }

  /** The id itself when it is free, otherwise one like it. */
  T from(String wanted) {
    return taken.add(wanted) ? kind.apply(wanted) : like(wanted);
  }

  /** An id made of a name that people read; {@code other} when nothing of it can stand. */
  T named(String name, String other) {
    String text =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceFirst("^-", "");
    text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    text = text.replaceFirst("-$", "");
    return from(text.isEmpty() ? other : text);
  }
}
