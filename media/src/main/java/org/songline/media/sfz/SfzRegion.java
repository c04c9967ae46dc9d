package org.songline.media.sfz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One region with all that it inherits.
 *
 * @param sample the audio file
 * @param opcodes by name, under their {@link SfzOpcodes} names
 */
public record SfzRegion(Path sample, Map<String, String> opcodes) {
  public SfzRegion {
    opcodes = Map.copyOf(opcodes);
  }

  private static final Pattern MOVE = Pattern.compile("(.+)_oncc(\\d+)");

  /**
   * What a controller does to a value.
   *
   * @param value the opcode that it moves
   * @param controller its number, those that SFZ adds from 128 on included
   * @param amount what the value moves by when the curve is at 1
   * @param curve index of the curve
   */
  public record Move(String value, int controller, double amount, int curve) {}

  /** What controllers move, in the order of the names. */
  public List<Move> moves() {
    List<Move> moves = new ArrayList<>();
    for (String opcode : opcodes.keySet().stream().sorted().toList()) {
      Matcher move = MOVE.matcher(opcode);
      if (move.matches()) {
        int controller = Integer.parseInt(move.group(2));
        int curve = (int) number(move.group(1) + "_curvecc" + controller, 0);
        moves.add(new Move(move.group(1), controller, number(opcode, 0), curve));
      }
    }
    return moves;
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
