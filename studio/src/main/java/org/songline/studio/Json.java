package org.songline.studio;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results as JSON: one indented document, records as objects. Made at the first call. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  public static String text(Object result) {
    return MAPPER.writeValueAsString(result);
  }
}
