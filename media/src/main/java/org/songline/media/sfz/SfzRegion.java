package org.songline.media.sfz;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * One region with all that it inherits.
 *
 * @param sample the audio file
 * @param opcodes by name, only those in {@link SfzOpcodes}
 */
public record SfzRegion(Path sample, Map<String, String> opcodes) {
  public SfzRegion {
    opcodes = Map.copyOf(opcodes);
  }

  public boolean has(String opcode) {
    return opcodes.containsKey(opcode);
  }

  /** The text of an opcode in lower case, or {@code otherwise}. */
  public String text(String opcode, String otherwise) {
    return opcodes.getOrDefault(opcode, otherwise).toLowerCase(Locale.ROOT);
  }

  /** The number that an opcode starts with, or {@code otherwise} where it is missing or none. */
  public double number(String opcode, double otherwise) {
    String text = opcodes.get(opcode);
    return text == null ? otherwise : SfzNumbers.number(text, otherwise);
  }

  /** A key as a number or a name such as c#4 (60 is c4), or {@code otherwise}. */
  public int key(String opcode, int otherwise) {
    String text = opcodes.get(opcode);
    return text == null ? otherwise : SfzNumbers.key(text, otherwise);
  }
}
