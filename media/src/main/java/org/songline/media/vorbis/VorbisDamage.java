package org.songline.media.vorbis;

import java.io.IOException;

/** What is wrong with a stream, as a plain clause; who knows the file's name tells it. */
final class VorbisDamage extends IOException {
  private static final long serialVersionUID = 1L;

  VorbisDamage(String what) {
    super(what);
  }

  static void unless(boolean sound, String what) throws VorbisDamage {
    if (!sound) {
      throw new VorbisDamage(what);
    }
  }
}
