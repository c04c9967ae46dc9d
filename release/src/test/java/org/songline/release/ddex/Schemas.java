package org.songline.release.ddex;

import java.io.IOException;
import org.junit.jupiter.api.Assumptions;

/** The standard's schemas, which tests are given from outside. */
final class Schemas {
  private Schemas() {}

  /** The folder; without it the test is skipped, and says so where nobody overlooks it. */
  static SchemaFolder folder() throws IOException {
    var folder = SchemaFolder.ofEnvironment();
    if (folder.isEmpty()) {
      System.err.println(
          "SKIPPED: messages are not held against the schema of ERN 4.3; set "
              + SchemaFolder.VARIABLE
              + " to a folder with the schemas of DDEX");
    }
    Assumptions.assumeTrue(folder.isPresent(), SchemaFolder.VARIABLE + " is not set");
    return folder.orElseThrow();
  }
}
