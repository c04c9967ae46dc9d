package org.songline.media.sfz;

import java.util.Map;
import java.util.Set;

/** The opcodes that are understood, by their SFZ 1 names. */
public final class SfzOpcodes {
  /** Opcodes of a region. */
  public static final Set<String> KNOWN =
      Set.of(
          "sample",
          "key",
          "lokey",
          "hikey",
          "pitch_keycenter",
          "pitch_keytrack",
          "lovel",
          "hivel",
          "tune",
          "transpose",
          "volume",
          "pan",
          "amp_veltrack",
          "offset",
          "end",
          "loop_mode",
          "loop_start",
          "loop_end",
          "ampeg_delay",
          "ampeg_attack",
          "ampeg_hold",
          "ampeg_decay",
          "ampeg_sustain",
          "ampeg_release",
          "fil_type",
          "cutoff",
          "resonance",
          "fil_veltrack",
          "fileg_delay",
          "fileg_attack",
          "fileg_hold",
          "fileg_decay",
          "fileg_sustain",
          "fileg_release",
          "fileg_depth",
          "group",
          "off_by",
          "seq_length",
          "seq_position",
          "lorand",
          "hirand",
          "trigger",
          "bend_up",
          "bend_down");

  /** Names that only say what something is called. */
  static final Set<String> LABELS =
      Set.of("region_label", "group_label", "master_label", "global_label", "sw_label");

  /** Other names of the same opcodes. */
  static final Map<String, String> ALIASES =
      Map.of(
          "loopmode", "loop_mode",
          "loopstart", "loop_start",
          "loopend", "loop_end",
          "offby", "off_by",
          "gain", "volume",
          "pitch", "tune",
          "filtype", "fil_type",
          "polyphony_group", "group");

  private SfzOpcodes() {}
}
