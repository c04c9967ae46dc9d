package org.songline.cli.shell;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.songline.media.Progress;
import org.songline.studio.Json;

/**
 * Where a command talks to: results on standard output, messages and progress on standard error.
 */
public final class Shell {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;

  public Shell(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
    terminal = Boolean.getBoolean("songline.terminal");
  }

  public PrintStream err() {
    return err;
  }

  public PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  public PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** A line of the result. */
  public void print(String line) {
    out.println(line);
  }

  /** The whole result as one JSON document. */
  public void printJson(Object result) {
    out.println(Json.text(result));
  }

  /** A message beside the result. */
  public void say(String line) {
    err.println(line);
  }

  /** A bar for work that takes a while; silent where no person watches. */
  public ProgressBar progress(String what) {
    return new ProgressBar(err, what, terminal);
  }

  /** Work that shows itself as a bar and leaves no trace of it. */
  public static final class ProgressBar implements Progress, AutoCloseable {
    private static final int WIDTH = 30;
    private static final long INTERVAL = 100_000_000;

    private final PrintStream err;
    private final String what;
    private final boolean visible;
    private final long began = System.nanoTime();
    private long shown = began + 400_000_000;
    private boolean drawn;

    private ProgressBar(PrintStream err, String what, boolean visible) {
      this.err = err;
      this.what = what;
      this.visible = visible;
    }

    @Override
    public boolean at(long done, long total) {
      long now = System.nanoTime();
      if (visible && now - shown >= INTERVAL) {
        shown = now;
        drawn = true;
        err.print("\r\033[K" + line(done, total, (now - began) / 1e9));
        err.flush();
      }
      return !Thread.currentThread().isInterrupted();
    }

    private String line(long done, long total, double seconds) {
      if (total <= 0) {
        return "%s  %.0f s".formatted(what, seconds);
      }
      double part = Math.clamp((double) done / total, 0, 1);
      int full = (int) (part * WIDTH);
      double left = part > 0.02 ? seconds * (1 - part) / part : Double.NaN;
      return "%s  [%s%s] %3.0f %%%s"
          .formatted(
              what,
              "=".repeat(full),
              " ".repeat(WIDTH - full),
              part * 100,
              Double.isNaN(left) ? "" : "  %.0f s left".formatted(left));
    }

    @Override
    public void close() {
      if (drawn) {
        err.print("\r\033[K");
        err.flush();
      }
    }
  }
}
