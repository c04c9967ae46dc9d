package org.songline.release.lyrics;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.songline.release.catalog.Lyrics;

/** Timed text (W3C TTML 1), a paragraph for each line and a division for each verse. */
public final class Ttml {
  private static final String NAMESPACE = "http://www.w3.org/ns/ttml";

  private Ttml() {}

  private record Timed(int from, int to, String text, boolean opens) {}

  /**
   * Writes lyrics that are timed; each line stays until the next begins, the last until the end.
   *
   * @param seconds how long the recording is
   */
  public static String write(Lyrics lyrics, double seconds) {
    List<Timed> lines = timed(lyrics, (int) Math.round(seconds * 1000));
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("tt");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeAttribute("xml:lang", lyrics.language());
      xml.writeStartElement("body");
      boolean open = false;
      for (Timed line : lines) {
        if (line.opens() || !open) {
          if (open) {
            xml.writeEndElement();
          }
          xml.writeCharacters("\n  ");
          xml.writeStartElement("div");
          open = true;
        }
        xml.writeCharacters("\n    ");
        xml.writeStartElement("p");
        xml.writeAttribute("begin", clock(line.from()));
        xml.writeAttribute("end", clock(line.to()));
        xml.writeCharacters(line.text());
        xml.writeEndElement();
      }
      if (open) {
        xml.writeEndElement();
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text in memory cannot be written", e);
    }
    return text + "\n";
  }

  private static List<Timed> timed(Lyrics lyrics, int end) {
    List<Timed> lines = new ArrayList<>();
    List<Lyrics.Line> all = lyrics.lines();
    boolean opens = true;
    for (int i = 0; i < all.size(); i++) {
      Lyrics.Line line = all.get(i);
      if (line.text().isBlank() || line.at().isEmpty()) {
        opens = true;
        continue;
      }
      int from = line.at().get();
      int to = end;
      for (int next = i + 1; next < all.size() && to == end; next++) {
        to = all.get(next).at().orElse(end);
      }
      lines.add(new Timed(from, Math.max(from, to), line.text(), opens));
      opens = false;
    }
    return lines;
  }

  private static String clock(int milliseconds) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        milliseconds / 3_600_000,
        milliseconds / 60_000 % 60,
        milliseconds / 1000 % 60,
        milliseconds % 1000);
  }
}
