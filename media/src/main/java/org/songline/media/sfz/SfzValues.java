package org.songline.media.sfz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names that opcodes take as values, and which of them are played. */
final class SfzValues {
  private static final Map<String, Set<String>> PLAYED =
      Map.of(
          "trigger", Set.of("attack", "release", "release_key", "first", "legato"),
          "loop_mode", Set.of("no_loop", "one_shot", "loop_continuous", "loop_sustain"),
          "off_mode", Set.of("fast", "normal", "time"),
          "direction", Set.of("forward", "reverse"),
          "fil_type",
              Set.of(
                  "lpf_1p", "hpf_1p", "apf_1p", "lpf_2p", "hpf_2p", "bpf_2p", "brf_2p", "pkf_2p",
                  "lpf_4p", "hpf_4p", "lpf_6p", "hpf_6p", "lsh", "hsh"),
          "xf_velcurve", Set.of("gain", "power"),
          "xf_keycurve", Set.of("gain", "power"),
          "xf_cccurve", Set.of("gain", "power"));

  private static final Set<String> WAVES = Set.of("0", "1", "3", "6", "7", "12");

  private SfzValues() {}

  /** A line for each value of a region that is not played. */
  static List<String> unknown(Map<String, String> opcodes) {
    List<String> lines = new ArrayList<>();
    opcodes.forEach(
        (opcode, value) -> {
          Set<String> played =
              opcode.endsWith("_wave") ? WAVES : PLAYED.getOrDefault(opcode, Set.of());
          if (!played.isEmpty() && !played.contains(value.toLowerCase(Locale.ROOT).strip())) {
            lines.add(opcode + "=" + value + " is not understood");
          }
        });
    lines.sort(null);
    return lines;
  }
}
