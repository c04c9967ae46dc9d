package org.songline.mastering.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The references of a song: how each sounds, as figures. The sound itself is neither kept nor
 * needed again; a hash tells whether a file is the one that was heard.
 */
public record Shelf(List<Entry> entries) {
  public static final Shelf EMPTY = new Shelf(List.of());

  /**
   * @param hash of the file, SHA-256 in hexadecimal digits
   */
  public record Entry(Reference reference, String hash) {
    public Entry {
      if (!hash.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("hash " + hash + ": needs 64 hexadecimal digits");
      }
    }

    public String name() {
      return reference.profile().name();
    }
  }

  public Shelf {
    entries = List.copyOf(entries);
  }

  public List<Reference> references() {
    return entries.stream().map(Entry::reference).toList();
  }

  public Optional<Entry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  /** With another reference at the end; one of the same name or the same sound gives way. */
  public Shelf with(Entry added) {
    List<Entry> changed = new ArrayList<>(entries);
    changed.removeIf(
        entry -> entry.name().equals(added.name()) || entry.hash().equals(added.hash()));
    changed.add(added);
    return new Shelf(changed);
  }

  /** The same, in the same order, with another name for a reference; one of that name gives way. */
  public Shelf renamed(String name, String other) {
    List<Entry> changed = new ArrayList<>();
    for (Entry entry : entries) {
      Reference heard = entry.reference();
      if (entry.name().equals(name)) {
        changed.add(
            new Entry(
                new Reference(heard.profile().named(other), heard.weight(), heard.sections()),
                entry.hash()));
      } else if (!entry.name().equals(other)) {
        changed.add(entry);
      }
    }
    return new Shelf(changed);
  }

  /** Without the reference of that name. */
  public Shelf without(String name) {
    return new Shelf(entries.stream().filter(entry -> !entry.name().equals(name)).toList());
  }
}
