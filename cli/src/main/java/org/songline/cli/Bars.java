package org.songline.cli;

import org.songline.cli.shell.Shell;
import org.songline.media.Progress;
import org.songline.studio.production.Stages;

/** A bar for each stage of longer work, one after the other. */
final class Bars implements Stages, AutoCloseable {
  private final Shell shell;
  private Shell.ProgressBar bar;

  Bars(Shell shell) {
    this.shell = shell;
    bar = shell.progress("");
  }

  @Override
  public Progress begin(String what) {
    bar.close();
    bar = shell.progress(what);
    return bar;
  }

  @Override
  public void close() {
    bar.close();
  }
}
