import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds every Java file of the project to one style. Arguments: the formatter's jar, then {@code
 * check} (exit 1 and the list of files when one differs) or {@code replace}.
 */
final class Style {
  private Style() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(javaProgram(), "-jar", arguments[0]));
    if (arguments[1].equals("replace")) {
      command.add("--replace");
    } else {
      command.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    }
    int before = command.size();
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().matches("([a-z]+/)?target/.*"))
          .sorted()
          .forEach(file -> command.add(file.toString()));
    }
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      System.err.println("style: run `mvn -N -Pformat validate` to mend the files above");
    } else {
      System.out.println("style: " + (command.size() - before) + " files");
    }
    System.exit(status);
  }

  private static String javaProgram() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
