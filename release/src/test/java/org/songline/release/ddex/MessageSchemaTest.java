package org.songline.release.ddex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.songline.release.catalog.Catalog;
import org.songline.release.catalog.Examples;

class MessageSchemaTest {
  @Test
  void singleEpAndAlbumAreValidAsNewAsUpdateAndAsTakedown() throws IOException {
    SchemaFolder schemas = Schemas.folder();
    for (Catalog catalog : List.of(Examples.single(), Examples.ep(), Examples.album())) {
      for (MessageOrder.Kind kind : MessageOrder.Kind.values()) {
        byte[] message = Messages.make(catalog, kind, ErnVersion.V43).write(ErnVersion.V43);
        assertThat(schemas.faults(ErnVersion.V43, message)).isEmpty();
      }
    }
  }

  @Test
  void everythingThatACatalogCanSayIsValid() throws IOException {
    SchemaFolder schemas = Schemas.folder();
    byte[] message = Messages.make(Rich.catalog()).write(ErnVersion.V43);
    assertThat(schemas.faults(ErnVersion.V43, message)).isEmpty();
    assertThat(MessageCheck.check("message", message)).isEmpty();
  }

  @Test
  void aFaultIsToldWithItsLine() throws IOException {
    SchemaFolder schemas = Schemas.folder();
    byte[] message =
        new String(
                Messages.make(Examples.single()).write(ErnVersion.V43),
                java.nio.charset.StandardCharsets.UTF_8)
            .replace("<Algorithm>SHA-256<", "<Algorithm>SHA-2<")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(schemas.faults(ErnVersion.V43, message).getFirst())
        .startsWith("line ")
        .contains("SHA-2");
  }
}
