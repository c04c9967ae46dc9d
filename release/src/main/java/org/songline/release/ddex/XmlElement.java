package org.songline.release.ddex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An element of XML without prefixes: attributes in the order of their names, children in theirs.
 *
 * @param text its own text, white space collapsed; empty when it has children
 */
public record XmlElement(
    String name, SortedMap<String, String> attributes, List<XmlElement> children, String text) {
  public XmlElement {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    children = List.copyOf(children);
    text = text.strip().replaceAll("\\s+", " ");
  }

  public static XmlElement of(String name, String text) {
    return new XmlElement(name, new TreeMap<>(), List.of(), text);
  }

  public static XmlElement of(String name, XmlElement... children) {
    return new XmlElement(name, new TreeMap<>(), List.of(children), "");
  }

  /** The children of a name. */
  public List<XmlElement> all(String child) {
    return children.stream().filter(one -> one.name.equals(child)).toList();
  }

  /** Everything at the end of a path of names, in the order of the text. */
  public List<XmlElement> at(String... path) {
    List<XmlElement> found = List.of(this);
    for (String step : path) {
      found = found.stream().flatMap(one -> one.all(step).stream()).toList();
    }
    return found;
  }

  /** The texts at the end of a path, without empty ones. */
  public List<String> texts(String... path) {
    return at(path).stream().map(XmlElement::text).filter(text -> !text.isEmpty()).toList();
  }

  /** The first text at the end of a path; empty when there is none. */
  public String first(String... path) {
    return texts(path).stream().findFirst().orElse("");
  }

  /** An attribute; empty when it is not there. */
  public String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  /** Whether nothing at all is in it. */
  public boolean isBlank() {
    return attributes.isEmpty() && children.isEmpty() && text.isEmpty();
  }

  /** It and everything below, in the order of the text. */
  public Stream<XmlElement> everything() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::everything));
  }

  /** With every element changed, the deepest first. */
  XmlElement each(UnaryOperator<XmlElement> change) {
    List<XmlElement> changed = new ArrayList<>();
    for (XmlElement child : children) {
      changed.add(change.apply(child.each(change)));
    }
    return new XmlElement(name, attributes, changed, text);
  }

  XmlElement named(String other) {
    return new XmlElement(other, attributes, children, text);
  }

  XmlElement with(List<XmlElement> others) {
    return new XmlElement(name, attributes, others, text);
  }
}
