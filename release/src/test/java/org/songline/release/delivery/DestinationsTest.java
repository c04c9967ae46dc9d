package org.songline.release.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songline.release.ReleaseProblem;
import org.songline.release.ddex.BatchTree;
import org.songline.release.ddex.ErnVersion;

class DestinationsTest {
  @TempDir Path temp;

  private Path file(String text) throws IOException {
    return Files.writeString(temp.resolve("destinations.json"), text);
  }

  @Test
  void whatIsUsualNeedNotBeWritten() throws IOException {
    Path file =
        file(
            """
            {
              "songline-destinations": 1,
              "destinations": [
                {"name": "shop", "way": "sftp", "host": "sftp.example.org", "user": "anna",
                 "recipient": "PADPIDA2013042401U", "ern": "4.3.2",
                 "profile": "release-by-release"},
                {"name": "drop", "way": "folder", "path": "/tmp/drop",
                 "recipient": "PADPIDA2013042401U"}
              ]
            }
            """);
    Destination shop = Destinations.named(file, "shop");
    assertThat(shop.port()).isEqualTo(22);
    assertThat(shop.version()).isEqualTo(ErnVersion.V432);
    assertThat(shop.profile()).isEqualTo(BatchTree.Profile.RELEASE_BY_RELEASE);
    assertThat(Destinations.named(file, "drop").completion())
        .isEqualTo(BatchTree.Completion.MANIFEST);
    assertThatThrownBy(() -> Destinations.named(file, "other"))
        .hasMessageContaining("use one of shop, drop");
  }

  @Test
  void whatIsWrongIsToldWithItsLine() throws IOException {
    Path storage =
        file(
            """
            {
              "songline-destinations": 1,
              "destinations": [
                {"name": "open", "way": "s3", "host": "http://example.org", "bucket": "b",
                 "recipient": "PADPIDA2013042401U"}
              ]
            }
            """);
    assertThatThrownBy(() -> Destinations.read(storage))
        .isInstanceOf(ReleaseProblem.class)
        .hasMessageContaining("line 4")
        .hasMessageContaining("https");
    Path wrong =
        file(
            "{\"songline-destinations\": 1, \"destinations\": [\n{\"name\": \"a\", \"way\":"
                + " \"folder\", \"path\": \"x\", \"recipient\": \"PADPIDA2014120301U\"}]}");
    assertThatThrownBy(() -> Destinations.read(wrong)).hasMessageContaining("DPID");
  }

  @Test
  void withoutAFileThereIsNone() throws IOException {
    assertThat(Destinations.read(temp.resolve("none.json"))).isEmpty();
  }
}
