package org.songline.cli.shell;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import org.songline.media.MediaProblem;
import org.songline.model.SongProblem;
import org.songline.release.ReleaseProblem;

/** Turns a failure into the one line that its user reads. */
public final class Failures {
  private Failures() {}

  /** A call that no option parser could have refused. */
  public static final class WrongCall extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongCall(String message) {
      super(message);
    }
  }

  public static int exitCode(Throwable failure) {
    return failure instanceof WrongCall ? ExitCode.WRONG_CALL : ExitCode.FAILED;
  }

  public static String tell(Throwable failure) {
    return switch (failure) {
      case WrongCall told -> message(told);
      case MediaProblem told -> message(told);
      case SongProblem told -> message(told);
      case ReleaseProblem told -> message(told);
      case NoSuchFileException absent -> absent.getFile() + ": no such file; check the name";
      case AccessDeniedException denied ->
          denied.getFile() + ": no permission; change its rights or choose another place";
      case FileSystemException system ->
          system.getFile()
              + ": "
              + (system.getReason() == null ? "cannot be used" : system.getReason());
      case IOException io -> message(io);
      case CancellationException cancelled -> "stopped; nothing was left half done";
      case OutOfMemoryError full -> "out of memory; give it more with SONGLINE_JAVA_OPTIONS=-Xmx8g";
      default ->
          "a fault of Songline itself: "
              + failure.getClass().getSimpleName()
              + ": "
              + message(failure)
              + "; run again with --debug and report what it prints";
    };
  }

  private static String message(Throwable failure) {
    String text = failure.getMessage();
    return text == null ? failure.getClass().getSimpleName() : text.strip().replace('\n', ' ');
  }
}
