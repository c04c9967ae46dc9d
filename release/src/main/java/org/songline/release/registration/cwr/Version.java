package org.songline.release.registration.cwr;

/** A version of the format. */
public enum Version {
  V21("2.1", "02.10", "V21"),
  V22("2.2", "02.20", "V22");

  private final String text;
  private final String group;
  private final String extension;

  Version(String text, String group, String extension) {
    this.text = text;
    this.group = group;
    this.extension = extension;
  }

  public String text() {
    return text;
  }

  /** As group headers say it. */
  public String group() {
    return group;
  }

  /** As file names end. */
  public String extension() {
    return extension;
  }
}
