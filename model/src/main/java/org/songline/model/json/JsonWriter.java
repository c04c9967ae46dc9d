package org.songline.model.json;

import java.util.Iterator;
import java.util.Map;

/** Writes a tree in the one layout that it has. */
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder();

  private JsonWriter() {}

  /** Blocks get a line for each key or item, all else stands on one line; ends with a newline. */
  public static String blocks(Json json) {
    JsonWriter writer = new JsonWriter();
    writer.block(json, "\n");
    return writer.out.append('\n').toString();
  }

  /** All on one line, without a newline. */
  public static String line(Json json) {
    JsonWriter writer = new JsonWriter();
    writer.inline(json);
    return writer.out.toString();
  }

  private void block(Json json, String newLine) {
    String inner = newLine + "  ";
    switch (json) {
      case Json.Obj(int _, boolean block, var fields) when block && !fields.isEmpty() -> {
        out.append('{');
        for (Iterator<Map.Entry<String, Json>> i = fields.entrySet().iterator(); i.hasNext(); ) {
          Map.Entry<String, Json> field = i.next();
          out.append(inner);
          text(field.getKey());
          out.append(": ");
          block(field.getValue(), inner);
          out.append(i.hasNext() ? "," : "");
        }
        out.append(newLine).append('}');
      }
      case Json.Arr(int _, boolean block, var items) when block && !items.isEmpty() -> {
        out.append('[');
        for (Iterator<Json> i = items.iterator(); i.hasNext(); ) {
          out.append(inner);
          block(i.next(), inner);
          out.append(i.hasNext() ? "," : "");
        }
        out.append(newLine).append(']');
      }
      default -> inline(json);
    }
  }

  private void inline(Json json) {
    switch (json) {
      case Json.Obj(int _, boolean _, var fields) -> {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Json> field : fields.entrySet()) {
          out.append(separator);
          text(field.getKey());
          out.append(": ");
          inline(field.getValue());
          separator = ", ";
        }
        out.append('}');
      }
      case Json.Arr(int _, boolean _, var items) -> {
        out.append('[');
        String separator = "";
        for (Json item : items) {
          out.append(separator);
          inline(item);
          separator = ", ";
        }
        out.append(']');
      }
      case Json.Str(int _, String text) -> text(text);
      case Json.Num(int _, String text) -> out.append(text);
      case Json.Bool(int _, boolean value) -> out.append(value);
      case Json.Nil _ -> out.append("null");
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> {
          if (c < 0x20) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
