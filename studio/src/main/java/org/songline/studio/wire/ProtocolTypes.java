package org.songline.studio.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.songline.model.edit.Edit;
import org.songline.model.edit.Transaction;
import org.songline.model.operation.Operation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Id;
import org.songline.model.song.Song;
import org.songline.model.text.EditText.Step;
import org.songline.model.time.Frames;
import org.songline.model.time.TickPosition;
import org.songline.model.time.Ticks;

/**
 * The TypeScript types of what page and program say to each other, made from the records. What is
 * in the song's own text is {@code Text} there.
 */
public final class ProtocolTypes {
  private static final Set<Class<?>> IN_TEXT =
      Set.of(Song.class, Step.class, Transaction.class, Edit.class);
  private static final List<Class<?>> FAMILIES = List.of(Ask.class, Tell.class, Operation.class);
  private static final Set<Class<?>> NUMBERS =
      Set.of(
          int.class,
          long.class,
          double.class,
          float.class,
          Integer.class,
          Long.class,
          Double.class,
          TickPosition.class,
          Ticks.class,
          Frames.class);

  private final Deque<Class<?>> waiting = new ArrayDeque<>();
  private final Set<Class<?>> seen = new LinkedHashSet<>();
  private final StringBuilder out = new StringBuilder();

  private ProtocolTypes() {}

  /**
   * The whole file.
   *
   * @param answers records that are answered over HTTP
   */
  public static String text(List<Class<?>> answers) {
    var types = new ProtocolTypes();
    types.out.append(
        """
        // Made from the records of org.songline.studio.wire; a test holds it to them.

        /** JSON in the words of the song format; see codec.ts. */
        export type Text = unknown;
        """);
    for (Class<?> sealed : FAMILIES) {
      types.family(sealed);
    }
    answers.forEach(types::need);
    while (!types.waiting.isEmpty()) {
      types.write(types.waiting.removeFirst(), Optional.empty());
    }
    return types.out.toString();
  }

  private void family(Class<?> sealed) {
    Map<String, Class<?>> words = WireJson.family(sealed);
    String prefix = sealed.getSimpleName();
    out.append("\nexport type ").append(prefix).append(" =\n");
    out.append(
        words.values().stream()
            .map(type -> "  | " + prefix + type.getSimpleName())
            .collect(Collectors.joining("\n")));
    out.append(";\n");
    words.forEach((word, type) -> write(type, Optional.of(new Member(prefix, word))));
  }

  /**
   * @param prefix of the name, that of its family
   */
  private record Member(String prefix, String word) {}

  private void write(Class<?> type, Optional<Member> member) {
    String name = member.map(Member::prefix).orElse("") + name(type);
    if (type.isEnum()) {
      String words =
          Arrays.stream(type.getEnumConstants())
              .map(choice -> "'" + WireJson.word((Enum<?>) choice) + "'")
              .collect(Collectors.joining(" | "));
      out.append("\nexport type ").append(name).append(" = ").append(words).append(";\n");
      return;
    }
    out.append("\nexport interface ").append(name).append(" {\n");
    member.ifPresent(one -> out.append("  readonly type: '").append(one.word).append("';\n"));
    for (RecordComponent component : type.getRecordComponents()) {
      out.append("  readonly ")
          .append(component.getName())
          .append(": ")
          .append(of(component.getGenericType()))
          .append(";\n");
    }
    out.append("}\n");
  }

  /** The simple name; of a kind or shape of something, with what it is of. */
  private static String name(Class<?> type) {
    Class<?> owner = type.getEnclosingClass();
    String name = type.getSimpleName();
    boolean common = name.equals("Kind") || name.equals("Shape");
    return owner != null && common ? owner.getSimpleName() + name : name;
  }

  private String of(Type type) {
    if (type instanceof ParameterizedType given) {
      List<Type> inner = new ArrayList<>(List.of(given.getActualTypeArguments()));
      return switch (((Class<?>) given.getRawType()).getSimpleName()) {
        case "Optional" -> of(inner.getFirst()) + " | null";
        case "List", "Set" -> "readonly " + bracketed(of(inner.getFirst())) + "[]";
        case "Map", "SortedMap" -> "Readonly<Record<string, " + of(inner.getLast()) + ">>";
        default -> throw new IllegalArgumentException("no TypeScript for " + type);
      };
    }
    Class<?> plain = (Class<?>) type;
    if (IN_TEXT.contains(plain)) {
      return "Text";
    }
    if (NUMBERS.contains(plain)) {
      return "number";
    }
    if (plain == boolean.class || plain == Boolean.class) {
      return "boolean";
    }
    if (plain == String.class || plain == Target.class || Id.class.isAssignableFrom(plain)) {
      return "string";
    }
    if (FAMILIES.contains(plain)) {
      return plain.getSimpleName();
    }
    if (plain.isRecord() || plain.isEnum()) {
      need(plain);
      return name(plain);
    }
    throw new IllegalArgumentException("no TypeScript for " + type);
  }

  private static String bracketed(String type) {
    return type.contains(" ") ? "(" + type + ")" : type;
  }

  private void need(Class<?> type) {
    if (seen.add(type)) {
      waiting.add(type);
    }
  }
}
