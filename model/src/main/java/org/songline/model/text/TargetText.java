package org.songline.model.text;

import org.songline.model.song.Automation.Target;

/** What lanes move, as songs write it: {@code fader}, {@code device/bass-synth/cutoff}. */
public final class TargetText {
  private TargetText() {}

  public static String write(Target target) {
    return TrackCodec.text(target);
  }

  /**
   * @throws IllegalArgumentException when the text is no target, saying why
   */
  public static Target read(String text) {
    return TrackCodec.target(text);
  }
}
