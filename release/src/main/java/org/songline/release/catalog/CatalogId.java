package org.songline.release.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The lasting name of an entry of a catalog, unique among entries of its kind: lower-case letters,
 * digits and hyphens, at most 64. Each kind has its own record so that one never stands for
 * another.
 */
public sealed interface CatalogId extends Comparable<CatalogId> {
  String text();

  @Override
  default int compareTo(CatalogId other) {
    return text().compareTo(other.text());
  }

  /** Checks the form; returns it. */
  static String checked(String text) {
    if (text.length() > 64 || !text.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "the id \"" + text + "\" is not of lower-case letters, digits and single hyphens");
    }
    return text;
  }

  /** An id made of a name, with a number behind it when that one is taken. */
  static String from(String name, Predicate<String> taken) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String start = plain.isEmpty() ? "entry" : plain.substring(0, Math.min(plain.length(), 56));
    String stem = start.replaceAll("-$", "");
    String id = stem;
    for (int number = 2; taken.test(id); number++) {
      id = stem + "-" + number;
    }
    return id;
  }

  record PartyId(String text) implements CatalogId {
    public PartyId {
      checked(text);
    }
  }

  record WorkId(String text) implements CatalogId {
    public WorkId {
      checked(text);
    }
  }

  record RecordingId(String text) implements CatalogId {
    public RecordingId {
      checked(text);
    }
  }

  record ReleaseId(String text) implements CatalogId {
    public ReleaseId {
      checked(text);
    }
  }

  record AgreementId(String text) implements CatalogId {
    public AgreementId {
      checked(text);
    }
  }

  record MaterialId(String text) implements CatalogId {
    public MaterialId {
      checked(text);
    }
  }
}
