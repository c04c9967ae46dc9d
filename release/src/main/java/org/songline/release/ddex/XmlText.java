package org.songline.release.ddex;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.songline.release.ReleaseProblem;

/** XML as bytes: written in one way for equal elements, read with every door shut. */
public final class XmlText {
  /** The longest text that is read, in bytes. */
  public static final int MOST_BYTES = 64 << 20;

  private static final int MOST_DEPTH = 64;
  private static final int MOST_ELEMENTS = 2_000_000;

  private XmlText() {}

  /**
   * A document as it was read.
   *
   * @param namespace of the root; empty without one
   */
  public record Document(String namespace, XmlElement root) {}

  /**
   * Writes a document in UTF-8 with a line for each element.
   *
   * @param prefix of the root's namespace; everything below is in none
   * @throws ReleaseProblem when a text has a character that XML cannot carry
   */
  public static byte[] write(String prefix, String namespace, XmlElement root) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      out.writeCharacters("\n");
      out.writeStartElement(prefix, root.name(), namespace);
      out.writeNamespace(prefix, namespace);
      content(out, root, 0);
      out.writeEndElement();
      out.writeCharacters("\n");
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void content(XMLStreamWriter out, XmlElement element, int depth)
      throws XMLStreamException {
    for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
      out.writeAttribute(attribute.getKey(), legal(element, attribute.getValue()));
    }
    String margin = "\n" + "  ".repeat(depth);
    for (XmlElement child : element.children()) {
      out.writeCharacters(margin + "  ");
      if (child.children().isEmpty() && child.text().isEmpty()) {
        out.writeEmptyElement(child.name());
        content(out, child, depth + 1);
      } else {
        out.writeStartElement(child.name());
        content(out, child, depth + 1);
        out.writeEndElement();
      }
    }
    if (!element.children().isEmpty()) {
      out.writeCharacters(margin);
    } else if (!element.text().isEmpty()) {
      out.writeCharacters(legal(element, element.text()));
    }
  }

  private static String legal(XmlElement element, String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      if (c < 0x20 || (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFE || c == 0xFFFF) {
        throw new ReleaseProblem(
            element.name(),
            "the text has the character U+%04X, which no message can carry".formatted(c),
            "take it out of the catalog");
      }
    }
    return text;
  }

  /**
   * Reads a document; one with a document type, deeper than 64 or longer than 64 MB is refused.
   *
   * @param place the file as its user knows it
   * @throws ReleaseProblem when it is no XML that can be used
   */
  public static Document read(String place, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new ReleaseProblem(place, "it is longer than 64 MB", "look whether it is a message");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      return document(place, in);
    } catch (XMLStreamException bad) {
      int line = bad.getLocation() == null ? 0 : bad.getLocation().getLineNumber();
      throw new ReleaseProblem(
          place + ": line " + line, "it is no well-formed XML", "ask its sender", bad);
    }
  }

  private static final class Open {
    final String name;
    final SortedMap<String, String> attributes = new TreeMap<>();
    final List<XmlElement> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    Open(String name) {
      this.name = name;
    }

    XmlElement close() {
      return new XmlElement(name, attributes, children, children.isEmpty() ? text.toString() : "");
    }
  }

  private static Document document(String place, XMLStreamReader in) throws XMLStreamException {
    Deque<Open> open = new ArrayDeque<>();
    String namespace = "";
    int count = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new ReleaseProblem(
                place, "it declares a document type", "ask its sender for a plain message");
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() >= MOST_DEPTH || ++count > MOST_ELEMENTS) {
            throw new ReleaseProblem(
                place, "its elements are nested too deep or too many", "ask its sender");
          }
          Open element = new Open(in.getLocalName());
          for (int i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeNamespace(i) == null || in.getAttributeNamespace(i).isEmpty()) {
              element.attributes.put(
                  in.getAttributeLocalName(i),
                  in.getAttributeValue(i).strip().replaceAll("\\s+", " "));
            }
          }
          if (open.isEmpty() && in.getNamespaceURI() != null) {
            namespace = in.getNamespaceURI();
          }
          open.push(element);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          Open element = open.peek();
          if (element != null) {
            element.text.append(in.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement done = open.pop().close();
          Open parent = open.peek();
          if (parent == null) {
            return new Document(namespace, done);
          }
          parent.children.add(done);
        }
        default -> {
          // Comments and instructions say nothing.
        }
      }
    }
    throw new ReleaseProblem(place, "there is no element in it", "ask its sender");
  }
}
