package org.songline.release.catalog;

/**
 * A copyright line: ℗ for a recording, © for a release and its artwork.
 *
 * @param owner who owns it, as it stands there
 */
public record Notice(int year, String owner) {
  public Notice {
    if (year < 1850 || year > 2200 || owner.isBlank()) {
      throw new IllegalArgumentException("a copyright line needs a year and an owner");
    }
  }

  public String text() {
    return year + " " + owner;
  }
}
