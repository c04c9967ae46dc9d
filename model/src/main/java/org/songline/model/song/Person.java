package org.songline.model.song;

import java.util.List;
import org.songline.model.song.Id.PersonId;

/**
 * Someone who takes part in the song.
 *
 * @param credits what they did, for example {@code composer}, {@code bass}, {@code mix}
 */
public record Person(PersonId id, String name, List<String> credits) {
  public Person {
    credits = List.copyOf(credits);
  }
}
