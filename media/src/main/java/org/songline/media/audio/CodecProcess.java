package org.songline.media.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.songline.media.MediaProblem;

/**
 * One run of the codec program, in a process of its own so that a hostile file can harm nothing
 * else. Its memory is limited where the system can.
 *
 * <p>A decoder has to earn its processor time with sound: it is ended when it has used more than
 * {@link #START} and half of the duration of what it gave. To start and to decode the first second
 * of an honest file takes 15 ms on the machine of the benchmarks, and decoding is a hundred times
 * as fast as playing, so an honest file stays below this on a machine 25 times slower. Processor
 * time rather than time, because a busy machine is no fault of the file. Whatever is being done,
 * {@link #PATIENCE} without any headway ends it too.
 */
final class CodecProcess implements AutoCloseable {
  private static final int SAID_BYTES = 4096;

  /** Longest time without headway, in ns. */
  private static final long PATIENCE = 8_000_000_000L;

  /** Processor time that a decoder may take before it gives sound, in ns. */
  private static final long START = 400_000_000L;

  private static final long LOOK_MILLIS = 50;
  private static final int MEMORY_KILOBYTES = 2 << 20;

  private final String file;
  private final Process process;
  private final Thread listener;
  private final Thread watchdog;
  private final StringBuilder said = new StringBuilder();
  private volatile long waitingSince;
  private volatile boolean overdue;

  /** Processor time that it may take, in ns. */
  private final AtomicLong allowance;

  private CodecProcess(String file, Process process, long allowance) {
    this.allowance = new AtomicLong(allowance);
    this.file = file;
    this.process = process;
    this.listener = Thread.ofVirtual().start(this::listen);
    this.watchdog = Thread.ofVirtual().start(this::watch);
  }

  /**
   * Starts a run that reads a file, which may be hostile.
   *
   * @param file the file as its user knows it
   */
  static CodecProcess reading(String file, Path program, List<String> arguments)
      throws MediaProblem {
    return start(file, program, arguments, START);
  }

  /**
   * Starts a run that writes what it is given.
   *
   * @param file the file as its user knows it
   */
  static CodecProcess writing(String file, Path program, List<String> arguments)
      throws MediaProblem {
    return start(file, program, arguments, Long.MAX_VALUE);
  }

  private static CodecProcess start(
      String file, Path program, List<String> arguments, long allowance) throws MediaProblem {
    List<String> command = new ArrayList<>();
    Path shell = Path.of("/bin/sh");
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")
        && Files.isExecutable(shell)) {
      command.add(shell.toString());
      command.add("-c");
      command.add("ulimit -v " + MEMORY_KILOBYTES + " 2>/dev/null; exec \"$0\" \"$@\"");
    }
    command.add(program.toString());
    command.addAll(arguments);
    try {
      return new CodecProcess(file, new ProcessBuilder(command).start(), allowance);
    } catch (IOException e) {
      throw new MediaProblem(
          file,
          "",
          "the codec program does not start (" + e.getMessage() + ")",
          "check that programs may run from the cache folder");
    }
  }

  private void listen() {
    byte[] buffer = new byte[1024];
    try (InputStream in = process.getErrorStream()) {
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        synchronized (said) {
          if (said.length() < SAID_BYTES) {
            said.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
          }
        }
      }
    } catch (IOException e) {
      // The process has ended; what it said until then is kept.
    }
  }

  private void watch() {
    while (process.isAlive()) {
      long since = waitingSince;
      if (since != 0 && (System.nanoTime() - since > PATIENCE || work() > allowance.get())) {
        overdue = true;
        process.destroyForcibly();
        return;
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** The processor time that it has taken, in ns; 0 where the system does not tell. */
  private long work() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  /** Tells that so much sound has come of it, in ns. */
  void gave(long nanos) {
    allowance.addAndGet(nanos / 2);
  }

  /** Reads what the program puts out until the buffer is full; fewer bytes only at the end. */
  int read(byte[] to, int offset, int length) throws IOException {
    waitingSince = System.nanoTime() | 1;
    try {
      return process.getInputStream().readNBytes(to, offset, length);
    } catch (IOException e) {
      return 0;
    } finally {
      waitingSince = 0;
    }
  }

  /** Hands bytes to the program. */
  void write(byte[] from, int length) throws IOException {
    waitingSince = System.nanoTime() | 1;
    try {
      process.getOutputStream().write(from, 0, length);
    } catch (IOException e) {
      throw failed("cannot be encoded");
    } finally {
      waitingSince = 0;
    }
  }

  /** Says that nothing more comes, and waits for the program's good end. */
  void finish(String what) throws IOException {
    try (OutputStream out = process.getOutputStream()) {
      out.flush();
    } catch (IOException e) {
      throw failed(what);
    }
    if (exit() != 0) {
      throw failed(what);
    }
  }

  /** Waits for the end; the exit code. */
  private int exit() throws MediaProblem {
    try {
      if (!process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)) {
        overdue = true;
        process.destroyForcibly();
        throw failed("cannot be finished");
      }
      listener.join(1000);
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new MediaProblem(file, "", "was interrupted", "start again");
    }
  }

  /** What went wrong, in one line. */
  MediaProblem failed(String what) {
    if (overdue) {
      return new MediaProblem(
          file,
          "",
          what + " (the decoder got nowhere)",
          "the file is probably damaged; convert it to WAV or FLAC elsewhere");
    }
    try {
      process.waitFor(1, TimeUnit.SECONDS);
      listener.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String line;
    synchronized (said) {
      line = said.toString().strip();
    }
    int end = line.indexOf('\n');
    line = (end < 0 ? line : line.substring(0, end)).replaceAll("\\p{Cntrl}", "").strip();
    line = line.replaceFirst("^(\\[[^\\]]*\\] *)+", "");
    if (line.length() > 160) {
      line = line.substring(0, 160);
    }
    String mend =
        line.contains("shared libraries")
            ? "install the system library that it names"
            : "get an undamaged copy, or convert it to WAV or FLAC elsewhere";
    return new MediaProblem(file, "", line.isEmpty() ? what : what + " (" + line + ")", mend);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    watchdog.interrupt();
    try {
      process.waitFor(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
