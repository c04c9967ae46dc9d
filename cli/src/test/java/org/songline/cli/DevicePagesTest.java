package org.songline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.songline.devices.DeviceType;
import org.songline.devices.builtin.BuiltIn;
import org.songline.studio.Library;
import org.songline.studio.manual.Cost;
import org.songline.studio.manual.DevicePage;

/**
 * The pages of the manual show what the devices do now; {@code songline devices -o docs/devices}
 * makes them anew.
 */
class DevicePagesTest {
  private static final Path PAGES = Path.of("..", "docs", "devices");

  @TempDir private Path folder;

  static Stream<DeviceType> devices() {
    return BuiltIn.catalogue().types().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("devices")
  void aPageShowsWhatTheDeviceDoes(DeviceType type) throws IOException {
    new DevicePage(type, Library.folder()).write(folder, new Cost(1));
    try (Stream<Path> made = Files.list(folder)) {
      for (Path file : made.toList()) {
        assertThat(lines(PAGES.resolve(file.getFileName())))
            .as(file.getFileName() + "; run songline devices -o docs/devices")
            .isEqualTo(lines(file));
      }
    }
  }

  /** All but the cost, which depends on the machine. */
  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("It costs about "))
        .toList();
  }

  @Test
  void noPageIsOfADeviceThatIsGone() throws IOException {
    List<String> ids = devices().map(DeviceType::id).toList();
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                  .map(name -> name.substring(0, name.length() - 3)))
          .containsExactlyInAnyOrderElementsOf(ids);
    }
  }
}
