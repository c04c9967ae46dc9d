package org.songline.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.songline.cli.shell.Shell;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call of the command: its exit code, and what it printed and said. */
public record Called(int code, String out, String err) {
  public static Called songline(Object... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int code = Main.run(new Shell(stream(out), stream(err)), words);
    return new Called(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** What was printed, which must be one JSON document. */
  public JsonNode json() {
    return JsonMapper.shared().readTree(out);
  }
}
