package org.songline.studio.production;

import org.songline.media.Progress;

/** Shows work that has several parts. */
@FunctionalInterface
public interface Stages {
  /** Nobody watches. */
  Stages NONE = what -> Progress.NONE;

  /** A part begins; the part before has ended. */
  Progress begin(String what);
}
