package org.songline.model.json;

import java.util.List;
import java.util.Map;

/**
 * A JSON value that knows the line on which it began; 0 when it was not read. Numbers keep their
 * text so that they are read exactly. Maps keep the order of their keys.
 */
public sealed interface Json {
  int line();

  /**
   * @param block whether each key gets a line of its own
   */
  record Obj(int line, boolean block, Map<String, Json> fields) implements Json {}

  /**
   * @param block whether each item gets a line of its own
   */
  record Arr(int line, boolean block, List<Json> items) implements Json {}

  record Str(int line, String text) implements Json {}

  record Num(int line, String text) implements Json {}

  record Bool(int line, boolean value) implements Json {}

  record Nil(int line) implements Json {}

  /** What people call this kind of value. */
  default String told() {
    return switch (this) {
      case Obj _ -> "an object";
      case Arr _ -> "a list";
      case Str _ -> "a text";
      case Num _ -> "a number";
      case Bool(int _, boolean value) -> Boolean.toString(value);
      case Nil _ -> "null";
    };
  }
}
