package org.songline.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Makes the songs of jobs: {@code Prepare DATA SONGS JOB...}. */
public final class Prepare {
  private Prepare() {}

  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    for (int i = 2; i < arguments.length; i++) {
      Job.of(arguments[i]).prepare(data, Path.of(arguments[1]).resolve(arguments[i]));
    }
  }
}
