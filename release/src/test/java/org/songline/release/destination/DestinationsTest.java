package org.songline.release.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.ReleaseProblem;

final class DestinationsTest {
  @Test
  void whatIsWrittenIsReadBackEqual() {
    assertThat(Destinations.builtIn().all()).hasSizeGreaterThanOrEqualTo(9);
    for (Destination one : Destinations.builtIn().all()) {
      String text = DestinationText.write(one);
      assertThat(DestinationText.read("x", text)).isEqualTo(one);
      assertThat(DestinationText.write(DestinationText.read("x", text))).isEqualTo(text);
    }
  }

  @Test
  void valuesMakeSense() {
    for (Destination one : Destinations.builtIn().all()) {
      assertThat(one.source()).isNotBlank();
      assertThat(one.audio().lowestRate()).isEqualTo(44_100);
      assertThat(one.cover().least()).isBetween(500, one.cover().advised());
      assertThat(one.lead().least()).isLessThanOrEqualTo(one.lead().advised());
    }
  }

  @Test
  void aFolderHasDestinationsOfItsOwn(@TempDir Path folder) throws IOException {
    Path own = Files.createDirectory(folder.resolve(Destinations.FOLDER));
    String text = DestinationText.write(Destinations.builtIn().get("generic"));
    Files.writeString(own.resolve("shop.json"), text.replace("\"generic\"", "\"corner-shop\""));
    Files.writeString(own.resolve("mine.json"), text.replace("3000", "1234"));
    Destinations all = Destinations.with(folder);
    assertThat(all.get("corner-shop").cover().least()).isEqualTo(3000);
    assertThat(all.get("generic").cover().least()).isEqualTo(1234);
    assertThatThrownBy(() -> all.get("moon"))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("corner-shop");
  }

  @Test
  void aWrongFileIsToldWithItsLine(@TempDir Path folder) throws IOException {
    Path own = Files.createDirectory(folder.resolve(Destinations.FOLDER));
    String text = DestinationText.write(Destinations.builtIn().get("spotify"));
    Files.writeString(
        own.resolve("shop.json"), text.replace("\"19\": \"off\"", "\"190\": \"off\""));
    assertThatThrownBy(() -> Destinations.with(folder))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("shop.json: line");
  }
}
