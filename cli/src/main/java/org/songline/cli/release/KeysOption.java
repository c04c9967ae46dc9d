package org.songline.cli.release;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.songline.studio.UserFolders;
import picocli.CommandLine.Option;

/** Where the keys are by which people accept. */
final class KeysOption {
  @Option(
      names = "--keys",
      paramLabel = "FOLDER",
      description =
          "Where the keys of people are by which they accept; by default the folder songline/keys"
              + " of your configuration. A key is made when it is first needed.")
  private @Nullable Path folder;

  Path folder() {
    return Optional.ofNullable(folder).orElseGet(() -> UserFolders.config().resolve("keys"));
  }
}
