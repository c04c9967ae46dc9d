package org.songline.bench.proof;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A way for a JVM to run the same code: another compiler, or another width of vectors.
 *
 * @param flags of the JVM
 */
record Machine(List<String> flags) {
  static final Machine INTERPRETER = new Machine(List.of("-Xint"));
  static final Machine FIRST_COMPILER = new Machine(List.of("-XX:TieredStopAtLevel=1"));

  Machine {
    flags = List.copyOf(flags);
  }

  /** Vectors up to a width: 0 of 128 bits without fused multiply-add, 3 of 512. */
  static Machine avx(int width) {
    return new Machine(List.of("-XX:UseAVX=" + width));
  }

  /** Whether {@link #avx} means something on this processor. */
  static boolean hasAvx() {
    return List.of("amd64", "x86_64")
        .contains(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
  }

  /** The fingerprint of a {@link Chorus} on this machine. */
  Fingerprint chorus(Path folder, int milliquarters) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("--add-modules");
    command.add("jdk.incubator.vector");
    String home = System.getProperty("songline.home");
    if (home != null) {
      command.add("-Dsongline.home=" + home);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Chorus.class.getName()));
    command.addAll(List.of(folder.toString(), Integer.toString(milliquarters), "512", "1"));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      String printed =
          new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int space = printed.indexOf(' ');
      if (child.waitFor() != 0 || space < 0) {
        throw new IOException(
            this + " did not render " + folder.getFileName() + ": exit " + child.exitValue());
      }
      return new Fingerprint(
          Long.parseLong(printed.substring(0, space)), printed.substring(space + 1));
    } catch (InterruptedException e) {
      child.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }

  @Override
  public String toString() {
    return String.join(" ", flags);
  }
}
