package org.songline.release.ddex;

import java.util.List;
import java.util.Set;
import org.songline.release.ReleaseProblem;

/** A version of the Electronic Release Notification standard. */
public enum ErnVersion {
  /** Of 2022. */
  V43("4.3", "http://ddex.net/xml/ern/43", "4"),
  /** With declarations about artificial intelligence. */
  V432("4.3.2", "http://ddex.net/xml/ern/432", "9");

  private static final Set<String> DECLARED = Set.of("ContainsAI", "AiContribution");

  private final String text;
  private final String namespace;
  private final String values;

  ErnVersion(String text, String namespace, String values) {
    this.text = text;
    this.namespace = namespace;
    this.values = values;
  }

  /** As people write it. */
  public String text() {
    return text;
  }

  public String namespace() {
    return namespace;
  }

  /** The version of the lists of allowed values that goes with it. */
  public String valueSets() {
    return values;
  }

  /**
   * By the number that people write.
   *
   * @throws ReleaseProblem when there is no such version here
   */
  public static ErnVersion of(String text) {
    for (ErnVersion version : values()) {
      if (version.text.equals(text)) {
        return version;
      }
    }
    throw new ReleaseProblem("ERN " + text, "this version is not known here", "use 4.3 or 4.3.2");
  }

  /** Of a message that was read. */
  static ErnVersion of(String place, XmlText.Document document) {
    for (ErnVersion version : values()) {
      if (version.namespace.equals(document.namespace())
          && document.root().name().equals(ErnMessage.ROOT)) {
        return version;
      }
    }
    throw new ReleaseProblem(
        place,
        "it is no new release message of ERN 4.3 or 4.3.2 but " + document.root().name(),
        "ask its sender for one of these");
  }

  /** The message in the names of this version. */
  XmlElement from43(XmlElement root) {
    return switch (this) {
      case V43 -> root.each(one -> one.with(without(one, DECLARED)));
      case V432 ->
          root.each(one -> renamed(one, "Genre", "DisplayGenre").with(without(one)))
              .each(ErnVersion::roles);
    };
  }

  /** The message in the names of 4.3 and, beyond it, declarations of later versions. */
  XmlElement to43(XmlElement root) {
    return switch (this) {
      case V43 -> root;
      case V432 ->
          root.each(
              one -> {
                XmlElement plain = renamed(one, "DisplayGenre", "Genre");
                return plain.name().equals("Contributor") || plain.name().equals("DisplayArtist")
                    ? plain.with(plain.children().stream().map(ErnVersion::flat).toList())
                    : plain;
              });
    };
  }

  private static XmlElement renamed(XmlElement element, String from, String to) {
    return element.name().equals(from) ? element.named(to) : element;
  }

  private static List<XmlElement> without(XmlElement element) {
    return without(element, Set.of("AdditionalTitle"));
  }

  private static List<XmlElement> without(XmlElement element, Set<String> names) {
    return element.children().stream().filter(one -> !names.contains(one.name())).toList();
  }

  /** A contributor's role in 4.3.2 is an element with its value inside. */
  private static XmlElement roles(XmlElement element) {
    return element.name().equals("Contributor")
        ? element.with(element.children().stream().map(ErnVersion::composite).toList())
        : element;
  }

  private static XmlElement composite(XmlElement role) {
    return role.name().equals("Role") && role.children().isEmpty()
        ? XmlElement.of("Role", role.named("Value"))
        : role;
  }

  private static XmlElement flat(XmlElement role) {
    List<XmlElement> values = role.all("Value");
    return role.name().equals("Role") && values.size() == 1 && role.children().size() == 1
        ? values.getFirst().named("Role")
        : role;
  }
}
