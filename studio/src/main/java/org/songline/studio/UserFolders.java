package org.songline.studio;

import java.nio.file.Path;
import java.util.Optional;

/** Where Songline keeps what is the user's own, after the XDG base directory specification. */
public final class UserFolders {
  private UserFolders() {}

  /** What the user made or chose. */
  public static Path data() {
    return folder("XDG_DATA_HOME", Path.of(".local", "share"));
  }

  /** What the user set. */
  public static Path config() {
    return folder("XDG_CONFIG_HOME", Path.of(".config"));
  }

  /** What can be made anew. */
  public static Path cache() {
    return folder("XDG_CACHE_HOME", Path.of(".cache"));
  }

  public static Path home() {
    return Path.of(System.getProperty("user.home", ""));
  }

  private static Path folder(String variable, Path usual) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(given -> !given.isBlank())
        .map(Path::of)
        .orElse(home().resolve(usual))
        .resolve("songline");
  }
}
