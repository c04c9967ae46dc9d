package org.songline.release.registration;

import java.util.List;

/**
 * Files for a registration, and what must be known about them.
 *
 * @param notes plain lines for who sends the files
 * @param faults what keeps the registration from being accepted; none when it is ready
 */
public record Pack(List<Entry> files, List<String> notes, List<String> faults) {
  /** A file by its name, without folders. */
  public static final class Entry {
    private final String name;
    private final byte[] content;

    public Entry(String name, byte[] content) {
      this.name = name;
      this.content = content.clone();
    }

    public String name() {
      return name;
    }

    public byte[] content() {
      return content.clone();
    }
  }

  public Pack {
    files = List.copyOf(files);
    notes = List.copyOf(notes);
    faults = List.copyOf(faults);
  }
}
