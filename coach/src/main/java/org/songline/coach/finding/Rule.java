package org.songline.coach.finding;

import java.util.List;
import org.songline.coach.listening.Listening;

/** Looks for one kind of fault in what was heard. Stateless. */
public interface Rule {
  /** The name that its findings carry: lower-case words and hyphens. */
  String name();

  /** What it looks for and from where on it speaks, in a sentence or two, for the manual. */
  String about();

  /** What it found; in no order. */
  List<Finding> findings(Listening heard);
}
