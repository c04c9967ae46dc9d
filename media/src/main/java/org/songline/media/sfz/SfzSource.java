package org.songline.media.sfz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.songline.media.MediaProblem;

/** The lines of an SFZ file with includes in place, definitions replaced and comments gone. */
final class SfzSource {
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_DEPTH = 10;
  private static final int MOST_FILES = 2000;
  private static final int MOST_DEFINITIONS = 10_000;
  private static final Pattern INCLUDE = Pattern.compile("\\s*#include\\s+\"([^\"]{1,1000})\".*");
  private static final Pattern DEFINE =
      Pattern.compile("\\s*#define\\s+(\\$[A-Za-z0-9_]{1,80})\\s+(\\S{0,1000}).*");
  private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z0-9_]{1,80}");

  private final String name;
  private final Path root;
  private final Lines lines;

  /** Longest names first where one starts another, as players replace them. */
  private final Map<String, String> definitions = new TreeMap<>();

  private long bytes;
  private int files;

  /** What takes the lines, one by one: all of them together may not fit in memory. */
  @FunctionalInterface
  interface Lines {
    void line(String line) throws MediaProblem;
  }

  private SfzSource(Path file, Lines lines) {
    this.lines = lines;
    name = file.toString();
    Path parent = file.toAbsolutePath().getParent();
    root = parent == null ? Path.of("").toAbsolutePath() : parent;
  }

  static void read(Path file, Lines lines) throws IOException {
    new SfzSource(file, lines).read(file, 0);
  }

  private void read(Path file, int depth) throws IOException {
    if (depth > MOST_DEPTH || ++files > MOST_FILES) {
      throw new MediaProblem(
          name,
          "#include " + file.getFileName(),
          "files include each other without end",
          "take that line out");
    }
    Iterator<String> all = withoutComments(text(file)).lines().iterator();
    while (all.hasNext()) {
      String line = all.next();
      Matcher include = INCLUDE.matcher(line);
      Matcher define = DEFINE.matcher(line);
      if (include.matches()) {
        Path path = included(replaced(include.group(1)));
        if (!Files.isRegularFile(path)) {
          throw new MediaProblem(
              name,
              "#include",
              "no file " + path.getFileName(),
              "put it there or take that line out");
        }
        read(path, depth + 1);
      } else if (define.matches()) {
        if (definitions.size() < MOST_DEFINITIONS) {
          String value = replaced(define.group(2));
          spend(value.length());
          definitions.put(define.group(1), value);
        }
      } else if (!line.isBlank()) {
        add(line.indexOf('$') < 0 ? line : replaced(line));
      }
    }
  }

  private Path included(String path) throws MediaProblem {
    try {
      return root.resolve(path.replace('\\', '/'));
    } catch (InvalidPathException bad) {
      throw new MediaProblem(
          name, "#include " + path, "no possible file name", "mend or take out that line");
    }
  }

  private void add(String line) throws MediaProblem {
    spend(line.length());
    lines.line(line);
  }

  private void spend(long more) throws MediaProblem {
    bytes += more;
    if (bytes > MOST_BYTES) {
      throw new MediaProblem(
          name, "", "more than " + MOST_BYTES + " bytes of text", "split the instrument");
    }
  }

  private String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MOST_BYTES + 1);
      spend(content.length);
      String text = new String(content, StandardCharsets.UTF_8);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
  }

  /** A variable's value stands for its name; a longer name wins over one that it starts with. */
  private String replaced(String line) throws MediaProblem {
    Matcher matcher = VARIABLE.matcher(line);
    var out = new StringBuilder();
    while (matcher.find()) {
      String whole = matcher.group();
      int length = whole.length();
      while (length > 1 && !definitions.containsKey(whole.substring(0, length))) {
        length--;
      }
      String value =
          length > 1
              ? definitions.getOrDefault(whole.substring(0, length), "") + whole.substring(length)
              : whole;
      matcher.appendReplacement(out, Matcher.quoteReplacement(value));
      if (out.length() > MOST_BYTES) {
        spend(out.length());
      }
    }
    matcher.appendTail(out);
    return out.toString();
  }

  private static String withoutComments(String text) {
    var out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith("//", i)) {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", i)) {
        int end = text.indexOf("*/", i + 2);
        i = end < 0 ? text.length() : end + 2;
      } else {
        out.append(text.charAt(i++));
      }
    }
    return out.toString();
  }
}
