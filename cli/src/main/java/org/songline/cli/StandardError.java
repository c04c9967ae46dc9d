package org.songline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The stream for messages. The JVM announces its incubating vector module on descriptor 2 and has
 * no switch for it, so the launcher drops that line there and hands over the real standard error
 * under another number, named by the environment variable {@code SONGLINE_STDERR}. Opening it by a
 * path would lose the shared position when standard error is a file, so it is taken by its number,
 * which needs {@code --add-opens java.base/java.io=ALL-UNNAMED}.
 */
final class StandardError {
  private StandardError() {}

  static PrintStream open() {
    String number = System.getenv("SONGLINE_STDERR");
    if (number == null) {
      return System.err;
    }
    try {
      var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      var stream = new FileOutputStream(constructor.newInstance(Integer.parseInt(number)));
      var straight = new PrintStream(stream, true, StandardCharsets.UTF_8);
      System.setErr(straight);
      return straight;
    } catch (ReflectiveOperationException | RuntimeException unavailable) {
      return System.err;
    }
  }
}
