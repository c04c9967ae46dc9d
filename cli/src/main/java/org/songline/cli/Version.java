package org.songline.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  static final String TEXT = "0.1.0";

  @Override
  public String[] getVersion() {
    return new String[] {"songline " + TEXT + " (Java " + Runtime.version() + ")"};
  }
}
